import { jobTotals } from "../../billing/job-totals.ts";
import type { LineItemRow } from "../../database/rows.ts";
import { changed, happened, refuse, refuseEnded, unchanged } from "../decision.ts";
import type { Change, Context, Decision, Job, NewEvent, WorkLine } from "../types.ts";
import { linesAreBilled } from "./edit-details.ts";

const ENDED: readonly string[] = ["approved", "closed", "cancelled"];

/** The crew adds work or material at the price book's price. The same line again, by its id, changes nothing. */
export function addLine(job: Job, line: WorkLine, context: Context): Decision {
  if (job.lines.some((known) => known.id === line.id)) return unchanged(job);
  const refusal = refuseLines(job);
  if (refusal) return refusal;
  const row: LineItemRow = {
    ...{ taxName: null, taxInclusive: false, discountPercent: null, discountAmount: null },
    ...line,
    organisationId: job.row.organisationId,
    jobId: job.row.id,
    position: Math.max(0, ...job.lines.map((known) => known.position)) + 1,
    addedBy: context.actor.name,
    rule: null,
  };
  const { description, quantity, unit } = row;
  const added = happened("work.line_added", { lineId: row.id, description, quantity, unit });
  return withLines(job, [...job.lines, row], added);
}

/** The crew takes back what a crew added; what the office or the ticket says is not theirs to remove. */
export function removeLine(job: Job, lineId: string): Decision {
  const line = job.lines.find((one) => one.id === lineId);
  if (!line) return unchanged(job);
  if (line.addedBy === null) {
    return refuse("invalid_input", "This line came from the office; only the office can remove it.");
  }
  const refusal = refuseLines(job);
  if (refusal) return refusal;
  const { description, quantity, unit } = line;
  const removed = happened("work.line_removed", { lineId, description, quantity, unit });
  return withLines(
    job,
    job.lines.filter((one) => one !== line),
    removed,
  );
}

function refuseLines(job: Job) {
  if (linesAreBilled(job)) {
    return refuse("lines_billed", "These lines are on an invoice already and can no longer be changed.");
  }
  return ENDED.includes(job.row.status) ? refuseEnded(job) : null;
}

function withLines(job: Job, lines: LineItemRow[], event: NewEvent): Change {
  const { total } = jobTotals({ ...job, lines });
  const sums = { before: job.row.total, total, currency: job.row.currency };
  const told = { ...event, data: { ...event.data, ...sums } };
  return changed({ ...job, lines, row: { ...job.row, total } }, told);
}
