import { jobTotals } from "../../billing/job-totals.ts";
import { finalIsBilled } from "../../billing/milestones/needs-invoice.ts";
import type { LineItemRow } from "../../database/rows.ts";
import { approvedLineIds } from "../change-orders.ts";
import { changed, happened, refuse, unchanged } from "../decision.ts";
import { liveInvoices } from "../office-actions.ts";
import type { Context, Decision, Details, Job, JobSetting, LineInput, NewEvent, Ticket } from "../types.ts";
import { withContact } from "./change-contact.ts";

const EDITABLE = [
  "title",
  "description",
  "purchaseOrder",
  "purchaseOrderAmount",
  "authorisationNumber",
  "residentDamage",
  "dueOn",
  "notToExceed",
  "referral",
] as const;

/** Changes what the job says. Its lines are fixed while an invoice carries them. */
export function editDetails(job: Job, details: Details, context: Context): Decision {
  const events: NewEvent[] = [];
  const fields: Partial<Job["row"]> = {};
  const names = EDITABLE.filter((name) => details[name] !== undefined && details[name] !== job.row[name]);
  for (const name of names) Object.assign(fields, { [name]: details[name] });
  if (names.length > 0)
    events.push(happened("job.updated", { changed: names, ...beforeAndAfter(job, fields, names) }));

  let { lines } = job;
  if (details.lines !== undefined && !sameLines(job.lines, details.lines)) {
    if (linesAreBilled(job)) {
      return refuse("lines_billed", "These lines are on an invoice already and can no longer be changed.");
    }
    lines = linesFrom(job, details.lines, context);
    const { total } = jobTotals({ ...job, lines });
    fields.total = total;
    events.push(happened("job.lines_changed", { before: job.row.total, total, currency: job.row.currency }));
  }
  if (events.length === 0) return unchanged(job);
  return changed({ ...job, lines, row: { ...job.row, ...fields } }, ...events);
}

/** What each of the changed details was and is, in the order of their names; a long text is told by its beginning. */
function beforeAndAfter(job: Job, fields: Partial<Job["row"]>, names: readonly (typeof EDITABLE)[number][]) {
  const told = (value: unknown) => String(value ?? "").slice(0, 200);
  return { was: names.map((name) => told(job.row[name])), now: names.map((name) => told(fields[name])) };
}

/** The same ticket came again: what it says now goes before what it said. */
export function updateFromTicket(job: Job, setting: JobSetting, ticket: Ticket, context: Context): Decision {
  if (ticket.currency !== job.row.currency && job.invoices.length > 0) {
    return refuse("currency_fixed", "The job is billed already, so its currency can no longer be changed.");
  }
  const edited = editDetails(job, { ...ticket, lines: withFieldWork(job, ticket.lines) }, context);
  if (!edited.ok) return edited;
  const moved = moveJob(edited.job, setting);
  // A ticket that names another payer for a job that is billed says nothing of the one who has the invoice.
  const same = moved.job.row.customerId === ticket.customerId;
  const { customer, events } = withContact(moved.job.customer, same ? (ticket.contact ?? {}) : {});
  const currency =
    ticket.currency === job.row.currency ? [] : [happened("job.updated", { changed: ["currency"] })];
  const news = [...edited.events, ...moved.events, ...currency, ...events];
  if (news.length === 0) return unchanged(job);
  return changed({ ...moved.job, customer, row: { ...moved.job.row, currency: ticket.currency } }, ...news);
}

/**
 * A ticket knows nothing of what the crew added on site, what rules made and what the customer approved as a change: that stays behind
 * the ticket's own lines.
 */
function withFieldWork(job: Job, lines: LineInput[] | undefined): LineInput[] | undefined {
  const approved = approvedLineIds(job);
  const stays = ({ id, addedBy, rule }: LineItemRow) => addedBy !== null || rule !== null || approved.has(id);
  return lines && [...lines, ...job.lines.filter(stays)];
}

/** The job at the site and under the portal that the ticket names, for the customer that it names unless one is billed. */
function moveJob(job: Job, { customer, site, portal }: JobSetting): { job: Job; events: NewEvent[] } {
  const payer = liveInvoices(job).length === 0 ? customer : job.customer;
  const ids = { customerId: payer.id, siteId: site.id, portalId: portal?.id ?? null };
  const names = (["customerId", "siteId", "portalId"] as const).filter((name) => ids[name] !== job.row[name]);
  if (names.length === 0) return { job, events: [] };
  const next = { ...job, customer: payer, site, portal, row: { ...job.row, ...ids } };
  const told = names.map((name) => ({ was: wordsOf(job, name), now: wordsOf(next, name) }));
  const moved = { changed: names, was: told.map(({ was }) => was), now: told.map(({ now }) => now) };
  return { job: next, events: [happened("job.updated", moved)] };
}

/** What a person calls it: an id tells nobody anything. */
function wordsOf({ customer, site, portal }: Job, name: "customerId" | "siteId" | "portalId"): string {
  if (name === "customerId") return customer.name;
  if (name === "portalId") return portal?.name ?? "";
  return [site.line1, site.line2, site.city].filter(Boolean).join(", ").slice(0, 200);
}

/** Rows for the lines as they were given, in their order. */
export function linesFrom(
  job: Pick<Job, "row">,
  lines: readonly LineInput[],
  context: Pick<Context, "newId">,
): LineItemRow[] {
  return lines.map((line, index) => ({
    organisationId: job.row.organisationId,
    jobId: job.row.id,
    id: line.id ?? context.newId("line"),
    position: index + 1,
    kind: line.kind ?? "other",
    description: line.description,
    quantity: line.quantity,
    unitAmount: line.unitAmount,
    taxRate: line.taxRate ?? null,
    taxName: line.taxName ?? null,
    taxInclusive: line.taxInclusive ?? false,
    discountPercent: line.discountPercent ?? null,
    discountAmount: line.discountAmount ?? null,
    rule: line.rule ?? null,
    unit: line.unit ?? "",
    addedBy: line.addedBy ?? null,
  }));
}

/**
 * Whether the lines are fixed: the job is billed to its end. Before that a change comes onto the final bill, which takes off what was
 * billed already.
 */
export const linesAreBilled = finalIsBilled;

function sameLines(rows: readonly LineItemRow[], lines: readonly LineInput[]): boolean {
  return (
    rows.length === lines.length &&
    rows.every((row, index) => {
      const line = lines[index];
      return (
        line !== undefined &&
        row.description === line.description &&
        row.quantity === line.quantity &&
        row.unitAmount === line.unitAmount &&
        row.taxRate === (line.taxRate ?? null) &&
        row.taxName === (line.taxName ?? null) &&
        row.taxInclusive === (line.taxInclusive ?? false) &&
        row.discountPercent === (line.discountPercent ?? null) &&
        row.discountAmount === (line.discountAmount ?? null) &&
        row.kind === (line.kind ?? "other") &&
        row.unit === (line.unit ?? row.unit)
      );
    })
  );
}
