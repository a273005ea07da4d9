import { jobTotals } from "../billing/job-totals.ts";
import { finalIsBilled } from "../billing/milestones/needs-invoice.ts";
import type { ChangeOrderRow, LineItemRow } from "../database/rows.ts";
import type { Job, LineInput } from "./types.ts";
import { linesFrom } from "./verbs/edit-details.ts";

/** How a change order stands for whoever opens it. `billed`: the job was billed to its end before there was an answer. */
export type ChangeStanding = "open" | "answered" | "withdrawn" | "cancelled" | "billed";

export function changeStanding(
  job: Pick<Job, "row" | "milestones" | "invoices" | "intents">,
  { status }: Pick<ChangeOrderRow, "status">,
): ChangeStanding {
  if (status === "withdrawn") return "withdrawn";
  if (status !== "asked") return "answered";
  if (job.row.status === "cancelled") return "cancelled";
  return job.row.status === "closed" || finalIsBilled(job) ? "billed" : "open";
}

/** What a change order does to the job as it now stands; amounts in minor units, with tax. */
export type ChangeEffect = {
  lines: LineItemRow[];
  /** By how much the job's total grows, and what it is then. */
  amount: number;
  total: number;
  /** The not-to-exceed amount that approving it sets; null where the job stays within its own, or has none. */
  notToExceed: number | null;
};

/** @param lines of the change order, each with the id that it will have on the job */
export function changeEffect(job: Job, lines: readonly LineInput[]): ChangeEffect {
  const last = Math.max(0, ...job.lines.map((line) => line.position));
  const added = linesFrom(job, lines, { newId: (prefix) => prefix });
  const all = [...job.lines, ...added.map((line) => ({ ...line, position: last + line.position }))];
  const { total } = jobTotals({ ...job, lines: all });
  const limit = job.row.notToExceed;
  return {
    ...{ lines: all, total, amount: total - jobTotals(job).total },
    notToExceed: limit !== null && total > limit ? total : null,
  };
}

/** The job's lines that came by approved change orders: no ticket takes them away. */
export function approvedLineIds({ changeOrders }: Pick<Job, "changeOrders">): Set<string> {
  const approved = changeOrders.filter((one) => one.status === "approved");
  return new Set(approved.flatMap((one) => one.lines.flatMap((line) => line.id ?? [])));
}
