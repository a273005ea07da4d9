import { positionNow } from "./position.js";

/** Hands every photo that is taken or chosen to the outbox. */
export function pickPhotos(outbox) {
  document.addEventListener("change", ({ target }) => handOver(outbox, target));
  // On a slow network a photo may be there before this script is.
  for (const field of document.querySelectorAll("[data-pick]")) handOver(outbox, field);
}

function handOver(outbox, field) {
  if (!(field instanceof HTMLInputElement) || !field.dataset.pick || !field.form) return;
  const position = positionNow();
  for (const file of field.files ?? []) {
    const captured = {
      ...{ clientId: crypto.randomUUID(), label: field.dataset.pick, address: field.form.action, file },
      takenAt: file.lastModified || Date.now(),
    };
    outbox.add(captured, position);
  }
  // Empty again, so that the same photo may be chosen once more and the plain form sends nothing twice.
  field.value = "";
}
