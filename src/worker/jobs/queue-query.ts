import type { QueueFilter, QueueQuery, QueueRow } from "./queue-records.ts";
import { PAGE_SIZE } from "./queue-records.ts";
import { JOB_STATUSES } from "./types.ts";
import { wordsOf } from "./words.ts";

const FILTERS: readonly QueueFilter[] = [
  "unbilled",
  "drafts",
  "waiting",
  "overdue",
  "deadline",
  "needs_look",
];
const MOST_WORDS = 8;

/** What the queue's address asks for; what is not understood is left out. */
export function queueQuery(address: URL): QueueQuery {
  const asked = address.searchParams;
  return {
    status: JOB_STATUSES.find((one) => one === asked.get("status")) ?? null,
    filter: FILTERS.find((one) => one === asked.get("filter")) ?? null,
    words: wordsOf(asked.get("q")).slice(0, MOST_WORDS),
    before: beforeOf(asked.get("before")),
  };
}

/** Cuts the row too many off the page, and answers where the next page begins if there was one. */
export function pageOf(rows: QueueRow[], address: URL): { rows: QueueRow[]; next: string | null } {
  const shown = rows.slice(0, PAGE_SIZE);
  const last = shown.at(-1);
  if (rows.length <= PAGE_SIZE || !last) return { rows: shown, next: null };
  const next = new URL(address);
  next.searchParams.set("before", `${last.updatedAt}~${last.id}`);
  return { rows: shown, next: next.pathname + next.search };
}

function beforeOf(text: string | null): QueueQuery["before"] {
  const match = /^(\d{1,15})~(\w{1,60})$/.exec(text ?? "");
  return match?.[1] && match[2] ? { updatedAt: Number(match[1]), id: match[2] } : null;
}
