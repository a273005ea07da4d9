import type { EventRow } from "../database/rows.ts";

/** What is told as one: a try that was repeated, photos that came together. The last event first. */
export type HistoryEntry = { event: EventRow; others: EventRow[] };

/** How much later something must be written down to be worth a word: work without signal. */
const LATE_MS = 60_000;

/**
 * Events as people read them: what happened last comes first, also where a phone without signal told of it later. Repeated
 * delays and photos in a row are one entry.
 */
export function historyOf(events: readonly EventRow[]): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  for (const event of events.toSorted(lastFirst)) {
    const above = entries.at(-1);
    if (above && belongTogether(above.event, event)) above.others.push(event);
    else entries.push({ event, others: [] });
  }
  return entries;
}

/** Of what happened in the same moment, that which was written down last comes first. */
function lastFirst(a: EventRow, b: EventRow): number {
  return b.at - a.at || b.sequence - a.sequence;
}

function belongTogether(later: EventRow, earlier: EventRow): boolean {
  if (later.type !== earlier.type) return false;
  switch (later.type) {
    case "billing.delayed":
      return later.data.step === earlier.data.step;
    case "delivery.delayed":
      return later.data.deliveryId === earlier.data.deliveryId;
    case "photo.attached":
      return later.actor.id === earlier.actor.id && later.data.label === earlier.data.label;
    case "checklist.answered":
      // An answer that was taken back is told by itself.
      return (
        later.actor.id === earlier.actor.id && later.data.answer !== null && earlier.data.answer !== null
      );
    default:
      return false;
  }
}

/** Whether it came from a phone that had no signal when it happened. */
export function cameLate(event: Pick<EventRow, "at" | "recordedAt" | "source">): boolean {
  return event.source === "crew" && event.recordedAt - event.at > LATE_MS;
}
