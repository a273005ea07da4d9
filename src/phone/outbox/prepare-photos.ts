import { Preparer } from "../photos/preparer.ts";
import { sha256 } from "../photos/sha256.ts";
import { allItems, changeItem, fileOf, isNoRoom } from "../store/items.ts";
import { clockAhead, officeNow } from "../store/office-clock.ts";
import type { StoredItem } from "../store/stored-item.ts";

const preparer = new Preparer();

/**
 * Makes what is sent of every photo that is kept as it came, one after the other, in one page of this phone at a time.
 * @param prepared called after each
 */
export async function preparePhotos(prepared: () => void): Promise<void> {
  if (!("locks" in navigator)) return prepareAll(prepared);
  // Waited for: another tab may have begun and be closed before it comes to the end.
  await navigator.locks.request("closeout-prepare", () => prepareAll(prepared));
}

async function prepareAll(prepared: () => void): Promise<void> {
  for (;;) {
    const item = (await allItems()).find((one) => one.state === "saved");
    if (!item) return;
    await prepareOne(item).catch((error) => {
      if (!isNoRoom(error)) throw error;
      // Without room for a smaller picture the one that is there goes.
      return sendAsItIs(item);
    });
    prepared();
  }
}

async function prepareOne({ seq, clientId }: StoredItem): Promise<void> {
  const original = await fileOf(clientId, "original");
  if (!original) {
    await changeItem(seq, () => ({ state: "attention", problem: { code: "lost", detail: "" } }));
    return;
  }
  const outcome = await preparer.prepare(original);
  if (!outcome.ok) {
    const { code, likeness } = outcome;
    await changeItem(seq, () => ({ state: "attention", problem: { code, detail: likeness ?? "" } }));
    return;
  }
  const prepared = ({ state, photo }: StoredItem): Partial<StoredItem> | null => {
    if (state !== "saved") return null;
    // A camera goes by the phone's clock.
    const taken = outcome.takenAt === null ? undefined : outcome.takenAt + clockAhead();
    const takenAt = taken ?? photo?.takenAt ?? officeNow();
    // The phone may have found out meanwhile where it is.
    const position = outcome.position ?? photo?.position ?? null;
    return { state: "prepared", photo: { ...photo, sha256: outcome.sha256, takenAt, position } };
  };
  const { file, thumbnail, medium } = outcome;
  await changeItem(seq, prepared, { original: null, file, thumbnail, medium });
}

/** A photo that this browser cannot read, or has no room to make smaller, goes to the office as it came. */
export async function sendAsItIs({ seq, clientId, photo, at }: StoredItem): Promise<void> {
  const original = await fileOf(clientId, "original");
  if (!original) return;
  const facts = {
    ...photo,
    sha256: await sha256(original),
    takenAt: photo?.takenAt ?? at,
    position: photo?.position ?? null,
  };
  const asItIs = () => ({
    state: "prepared" as const,
    photo: facts,
    problem: undefined,
    tries: 0,
    notBefore: 0,
  });
  // It stays where it lies: on a phone without room, to write it once more would be refused.
  await changeItem(seq, asItIs);
}
