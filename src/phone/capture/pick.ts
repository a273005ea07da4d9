import { PHOTO_LABELS } from "../../worker/jobs/vocabulary.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { clockAhead } from "../store/office-clock.ts";
import { jobIdOf } from "./forms.ts";
import { keptOrSaid } from "./kept-or-said.ts";
import { LOCATING_MS, mayLocate, positionNow } from "./position.ts";
import { say } from "./say.ts";

/**
 * Every photo that is taken or chosen is kept before anything else happens to it: phones reload a page whose camera was open.
 * @param kept called after each
 */
export function takePhotos(outbox: Outbox, noRoom: () => string, kept: () => void): void {
  const take = (field: EventTarget | null) => {
    if (field instanceof HTMLInputElement) void keepAll(outbox, field, noRoom(), kept);
  };
  document.addEventListener("change", ({ target }) => take(target));
  // On a slow network a photo may be there before this script is.
  for (const field of document.querySelectorAll("[data-pick]")) take(field);
}

async function keepAll(
  outbox: Outbox,
  field: HTMLInputElement,
  noRoom: string,
  kept: () => void,
): Promise<void> {
  const { form } = field;
  const label = PHOTO_LABELS.find((one) => one === field.dataset.pick);
  const files = [...(field.files ?? [])];
  if (!form || !label || files.length === 0) return;
  const jobId = jobIdOf(form);
  const refused: File[] = [];
  say(form, "");
  for (const file of files) {
    // `lastModified` of a photo just taken is the moment of taking; of an old one from the gallery it may be its day.
    const taken = file.lastModified > 0 ? Math.min(file.lastModified, Date.now()) : Date.now();
    const takenAt = taken + clockAhead();
    const photo = { sha256: "", takenAt, position: null };
    const deed = { type: "photo" as const, label };
    // It waits a moment for the phone to find out where it is; on the disk it is before that.
    const notBefore = mayLocate() ? Date.now() + LOCATING_MS : 0;
    const there = await keptOrSaid(form, noRoom, async () => {
      const clientId = await outbox.keep(
        { jobId, deed, state: "saved", photo, notBefore },
        { original: file },
      );
      if (mayLocate()) void positionNow().then((position) => outbox.place(clientId, position));
    });
    if (!there) refused.push(file);
    kept();
  }
  // Empty again once all of it is kept, so that the same photo may be chosen once more.
  if (refused.length === 0) field.value = "";
}
