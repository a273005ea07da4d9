import { fact, noteFact } from "../store/facts.ts";
import { allItems, changeItem, dropItems, isNoRoom } from "../store/items.ts";
import { readClock } from "../store/office-clock.ts";
import type { StoredItem } from "../store/stored-item.ts";
import { nextItem, pauseAfter } from "./next-item.ts";
import { type Outcome, sendItem } from "./send-item.ts";

/** Why sending stopped. `notBefore`: when it is worth another look, milliseconds since 1970. */
export type Drained =
  | { kind: "empty" }
  | { kind: "busy" }
  | { kind: "wait"; notBefore: number }
  | { kind: "no_signal" }
  | { kind: "signed_out" };

/**
 * Sends what is kept, one after the other, until nothing is left that can be sent now. Of all pages and workers of this phone
 * one does it at a time.
 */
export async function drain(): Promise<Drained> {
  const member = await fact("member");
  await readClock();
  if (!member) return { kind: "empty" };
  if (!("locks" in navigator)) return sendAll(member.id);
  return navigator.locks.request("closeout-send", { ifAvailable: true }, (lock) =>
    lock ? sendAll(member.id) : { kind: "busy" as const },
  );
}

async function sendAll(memberId: string): Promise<Drained> {
  for (;;) {
    const items = await allItems();
    const next = nextItem(items, memberId, Date.now());
    if (!next.item)
      return next.notBefore === null ? { kind: "empty" } : { kind: "wait", notBefore: next.notBefore };
    if (!navigator.onLine) {
      await queue(items, memberId);
      return { kind: "no_signal" };
    }
    // A phone without room cannot even write down that it sends; what is sent makes room.
    await changeItem(next.item.seq, () => ({ state: "uploading" })).catch(unlessNoRoom);
    const outcome = await sendItem(next.item);
    await record(next.item, outcome);
    if (outcome.kind === "no_signal") {
      await queue(items, memberId);
      return { kind: "no_signal" };
    }
    if (outcome.kind === "signed_out") {
      await noteFact("signedOut", true);
      return { kind: "signed_out" };
    }
  }
}

/** What is ready waits, and says so. */
async function queue(items: readonly StoredItem[], memberId: string): Promise<void> {
  for (const item of items) {
    if (item.memberId === memberId && item.state === "prepared") {
      await changeItem(item.seq, ({ state }) => (state === "prepared" ? { state: "waiting" } : null));
    }
  }
}

async function record(item: StoredItem, outcome: Outcome): Promise<void> {
  const { seq } = item;
  switch (outcome.kind) {
    case "sent":
      // Its thumbnail stays until the office's own picture of the job shows it.
      await changeItem(
        seq,
        () => ({ state: "sent", version: outcome.version, problem: undefined, tries: 0 }),
        { original: null, file: null, medium: null },
      ).catch((error) => {
        unlessNoRoom(error);
        return dropItems([item]);
      });
      await noteFact("signedOut", false);
      return;
    case "refused":
      await changeItem(seq, () => ({ state: "attention", problem: outcome.problem }));
      return;
    case "later":
      await changeItem(seq, ({ tries }) => {
        const notBefore = Date.now() + pauseAfter(tries + 1, Math.random());
        return { state: "waiting", tries: tries + 1, notBefore };
      });
      return;
    default:
      await changeItem(seq, () => ({ state: "waiting" }));
  }
}

/** @throws whatever else it is */
function unlessNoRoom(error: unknown): void {
  if (!isNoRoom(error)) throw error;
}
