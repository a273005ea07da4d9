import type { MilestoneRow } from "../../database/rows.ts";
import type { Job } from "../../jobs/types.ts";
import { makesInvoice } from "../ledger/operations.ts";
import { whatIsLeft } from "./what-is-left.ts";

/**
 * Whether a milestone is still to be billed. Where other invoices billed all that the job comes to, nothing is: a deposit of the whole
 * leaves no final bill, and a final bill leaves no deposit that was never asked for.
 */
export function needsInvoice(job: Job, { id }: Pick<MilestoneRow, "id">): boolean {
  const live = job.invoices.filter((invoice) => invoice.live);
  if (live.some((invoice) => invoice.milestoneId === id)) return false;
  return live.length === 0 || whatIsLeft(job, null).total !== 0;
}

/** The milestone that comes next to be billed: one that was reached, else the final one. Null where all is billed. */
export function nextToBill(job: Job): MilestoneRow | null {
  const open = job.milestones.filter((one) => needsInvoice(job, one));
  const reached = open.find((one) => one.kind !== "final" && one.reachedAt !== null);
  return reached ?? open.find((one) => one.kind === "final") ?? open[0] ?? null;
}

/** Whether an invoice stands for what is left of the job; a draft that waits, or was refused and waits to be mended, does not. */
export function finalIsBilled({
  milestones,
  invoices,
  intents,
}: Pick<Job, "milestones" | "invoices" | "intents">): boolean {
  const final = milestones.find((one) => one.kind === "final");
  const free = intents.filter((one) => one.status === "refused" || one.status === "waiting");
  const isFree = new Set(free.filter((one) => makesInvoice(one.frozen.kind)).map((one) => one.invoiceId));
  return invoices.some((one) => one.live && one.milestoneId === final?.id && !isFree.has(one.id));
}
