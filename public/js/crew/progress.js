import { showTile, tileOf } from "./tile.js";

/** Brings tiles, counts and the next button in step with the outbox. */
export function showProgress(outbox) {
  for (const photo of outbox.photos) showTile(outbox, photo);
  showUploads(outbox);
  for (const place of document.querySelectorAll("[data-on-the-way]")) {
    const count = outbox.onTheWay(place.dataset.onTheWay).length;
    place.hidden = count === 0;
    place.textContent = `${count} on the way`;
  }
  showNext(outbox);
}

/** A photo that the page has from the office's side needs no tile any more. */
export function tidyTiles(outbox) {
  for (const shown of document.querySelectorAll("[data-client]")) {
    const { client } = shown.dataset;
    const tile = tileOf(client);
    if (!tile) continue;
    tile.remove();
    outbox.forget(client);
  }
}

/** The upload count, always in sight. */
function showUploads(outbox) {
  const place = document.getElementById("uploads");
  if (!place) return;
  const stuck = outbox.photos.filter((photo) => photo.state === "attention").length;
  const left = outbox.unsent().length - stuck;
  place.className = stuck > 0 ? "status bad" : left > 0 ? "status wait" : "status good";
  const text = stuck > 0 ? `${stuck} not sent` : left > 0 ? `${left} to send` : "All sent";
  if (place.textContent !== text) place.textContent = text;
}

/** The first thing that the photos on their way do not take care of is the one large button. */
function showNext(outbox) {
  const steps = [...document.querySelectorAll("[data-next]")];
  const waits = (step) => Number(step.dataset.short ?? 0) > 0;
  const handled = (step) =>
    waits(step) && outbox.onTheWay(step.dataset.label).length >= Number(step.dataset.short);
  const next = steps.find((step) => !handled(step));
  // The office would still say that photos are missing: completing waits for them to arrive.
  const early = next === steps.at(-1) && steps.some(handled);
  for (const step of steps) step.hidden = step !== next || early;
  const place = document.querySelector("[data-all-on-the-way]");
  if (!place) return;
  place.hidden = !early;
  place.textContent = "The photos are on their way. When they have arrived, you can complete the job.";
}
