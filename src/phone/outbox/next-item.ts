import type { StoredItem } from "../store/stored-item.ts";

/** What can be sent now; when nothing can, from when on it is worth another look (milliseconds since 1970, null: not by itself). */
export type Next = { item: StoredItem } | { item: null; notBefore: number | null };

/**
 * The next item to send. Within a job the order is kept: completing never overtakes a photo that is still being prepared. What
 * a person must look at holds up nothing.
 * @param items in the order in which they were done
 * @param memberId who is signed in: what somebody else did on this phone waits for them
 */
export function nextItem(items: readonly StoredItem[], memberId: string, now: number): Next {
  const held = new Set<string>();
  let notBefore: number | null = null;
  for (const item of items) {
    if (item.memberId !== memberId || isOver(item) || held.has(item.jobId)) continue;
    if (item.state === "saved") {
      held.add(item.jobId);
      continue;
    }
    if (item.notBefore <= now) return { item };
    held.add(item.jobId);
    notBefore = Math.min(notBefore ?? item.notBefore, item.notBefore);
  }
  return { item: null, notBefore };
}

/** Nothing is sent of it by itself any more. */
function isOver({ state }: StoredItem): boolean {
  return state === "sent" || state === "attention";
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/** Milliseconds until the next try, later and later; spread, so that phones that lost one mast do not return in one second. */
export function pauseAfter(tries: number, chance: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries - 1, 10)) * (0.75 + chance / 2);
}
