import type { EventRow } from "../database/rows.ts";
import type { EventType } from "../jobs/vocabulary.ts";

/** What is new to a crew member on a job; `new` is the job itself. In the order in which it is told. */
export const TODAY_CHANGES = [
  "new",
  "cancelled",
  "returned",
  "held",
  "resumed",
  "time",
  "site",
  "crew",
  "title",
  "description",
  "more_approved",
  "more_declined",
  "limit",
  "lines",
  "note",
  "contact",
  "confirmed",
] as const;
export type TodayChange = (typeof TODAY_CHANGES)[number];

/** What an event says to a crew; the others say nothing that changes their day. */
const SAYS: { [type in EventType]?: TodayChange } = {
  "ticket.cancelled": "cancelled",
  "job.returned": "returned",
  "job.held": "held",
  "job.resumed": "resumed",
  "job.lines_changed": "lines",
  "work.line_added": "lines",
  "work.line_removed": "lines",
  "note.added": "note",
  "customer.changed": "contact",
  "more.approved": "more_approved",
  "more.declined": "more_declined",
  "confirmation.given": "confirmed",
};

/** Where an event's `changed` names what it was. */
const NAMED: { [type in EventType]?: { [name: string]: TodayChange } } = {
  "job.assigned": { time: "time", crew: "crew" },
  "job.scheduled": { time: "time", crew: "crew" },
  "job.updated": {
    title: "title",
    description: "description",
    notToExceed: "limit",
    customerId: "contact",
    siteId: "site",
  },
};

/** The types of event that may be news to a crew. */
export const NEWS_TYPES = [...Object.keys(SAYS), ...Object.keys(NAMED)] as EventType[];

/** An event after the member's last look, that somebody else made. */
export type NewsEvent = Pick<EventRow, "jobId" | "type" | "data">;

/**
 * What others changed on a job since this member last looked.
 * @param seenVersion the job's version then; null before the first look, when the whole job is news
 * @param events those of this job after that version
 */
export function changesOf(seenVersion: number | null, events: readonly NewsEvent[]): TodayChange[] {
  if (seenVersion === null) return ["new"];
  const said = new Set(events.flatMap(changesIn));
  // An approved request raises the limit, and says so already.
  if (said.has("more_approved")) said.delete("limit");
  return TODAY_CHANGES.filter((change) => said.has(change));
}

function changesIn({ type, data }: NewsEvent): TodayChange[] {
  const said = SAYS[type];
  if (said) return [said];
  const names = Array.isArray(data.changed) ? data.changed : [];
  return names.flatMap((name) => NAMED[type]?.[name] ?? []);
}
