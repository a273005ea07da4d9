import { PHOTO_LABELS, type PhotoLabel } from "../../worker/jobs/vocabulary.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { allItems } from "../store/items.ts";
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
  // One choice after the other: what was chosen before is on the disk when the next is looked at.
  let before: Promise<unknown> = Promise.resolve();
  const take = (field: EventTarget | null) => {
    if (!(field instanceof HTMLInputElement) || !field.dataset.pick) return;
    const files = [...(field.files ?? [])];
    if (files.length === 0) return;
    before = before
      .then(() => keepAll(outbox, field, files, noRoom, kept))
      .catch((error) => console.error(error));
  };
  document.addEventListener("change", ({ target }) => take(target));
  // On a slow network a photo may be there before this script is. A browser also puts files back into a page that it
  // loads again, or that one goes back to: those that were not kept are kept now.
  for (const field of document.querySelectorAll("[data-pick]")) take(field);
}

async function keepAll(
  outbox: Outbox,
  field: HTMLInputElement,
  files: readonly File[],
  noRoom: () => string,
  kept: () => void,
): Promise<void> {
  const { form } = field;
  const label = PHOTO_LABELS.find((one) => one === field.dataset.pick);
  if (!form || !label) return;
  const jobId = jobIdOf(form);
  say(form, "");
  const known = await alreadyChosen(jobId, label);
  for (const file of files) {
    if (known.has(chosenAs(file))) {
      letGo(field, file);
      continue;
    }
    // `lastModified` of a photo just taken is the moment of taking; of an old one from the gallery it may be its day.
    const taken = file.lastModified > 0 ? Math.min(file.lastModified, Date.now()) : Date.now();
    const takenAt = taken + clockAhead();
    const photo = { sha256: "", takenAt, position: null, chosenAs: chosenAs(file) };
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
    if (there) letGo(field, file);
    kept();
  }
}

/** The files that are kept on this phone for the job under this label. */
async function alreadyChosen(jobId: string, label: PhotoLabel): Promise<ReadonlySet<string | undefined>> {
  const items = (await allItems()).filter(
    ({ jobId: of, deed }) => of === jobId && deed.type === "photo" && deed.label === label,
  );
  return new Set(items.map(({ photo }) => photo?.chosenAs).filter((one) => one !== undefined));
}

function chosenAs({ name, size, lastModified }: File): string {
  return `${lastModified} ${size} ${name}`;
}

/**
 * Takes a file that is kept out of its field, and leaves those that are not: a page that is loaded again or gone back to
 * gets its files back from the browser. Empty again, the field lets the same photo be chosen once more.
 */
function letGo(field: HTMLInputElement, file: File): void {
  const left = new DataTransfer();
  for (const one of field.files ?? []) if (chosenAs(one) !== chosenAs(file)) left.items.add(one);
  field.files = left.files;
}
