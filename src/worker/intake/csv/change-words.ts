import type { EventData } from "../../jobs/types.ts";

const GAP_WORD: { [gap: string]: string } = {
  ticket_number: "the ticket number",
  customer: "the customer",
  address: "the address",
  title: "the title",
};

const CHANGE_WORD: { [name: string]: string } = {
  purchaseOrder: "purchase order",
  dueOn: "due date",
  notToExceed: "not-to-exceed amount",
  customerId: "customer",
  siteId: "address",
  portalId: "portal",
};

/** What a ticket left open, such as `Needs a look: the address is missing.`; null where that is nothing. */
export function wordsOfGaps(gaps: readonly string[]): string | null {
  if (gaps.length === 0) return null;
  const missing = gaps.map((gap) => GAP_WORD[gap] ?? gap).join(", ");
  return `Needs a look: ${missing} ${gaps.length === 1 ? "is" : "are"} missing.`;
}

/** What a ticket changed of a job that was there, such as `Changed: due date, lines.` */
export function wordsOfChange(events: readonly { type: string; data: EventData }[]): string {
  const names = events.flatMap(({ type, data }) => {
    if (type === "job.lines_changed") return ["lines"];
    if (type === "customer.changed") return ["how the customer is reached"];
    return Array.isArray(data.changed) ? data.changed.map((name) => CHANGE_WORD[name] ?? name) : [];
  });
  return names.length > 0 ? `Changed: ${[...new Set(names)].join(", ")}.` : "Changed.";
}
