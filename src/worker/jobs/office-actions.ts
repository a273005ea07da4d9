import { finalIsBilled, nextToBill } from "../billing/milestones/needs-invoice.ts";
import { leftToBill } from "../billing/milestones/what-is-left.ts";
import { billingFor } from "../billing/vocabulary.ts";
import type { InvoiceRow } from "../database/rows.ts";
import { mayTake, type StepCommand } from "./steps.ts";
import type { Job } from "./types.ts";

/** What the office can do with a job now: one thing that comes next, and what else there is. */
export type OfficeActions = {
  next: "accept" | "approve" | "approve_and_send" | "bill" | "resume" | null;
  assign: boolean;
  return: boolean;
  hold: boolean;
  cancel: boolean;
  editLines: boolean;
};

export function officeActions(job: Job): OfficeActions {
  const { status } = job.row;
  const may = (type: StepCommand) => mayTake(status, type);
  return {
    next: nextAction(job, may),
    assign: may("hold") || status === "on_hold",
    return: may("return"),
    hold: may("hold"),
    cancel: may("cancel"),
    editLines: !isBilled(job),
  };
}

function nextAction(job: Job, may: (type: StepCommand) => boolean): OfficeActions["next"] {
  if (job.row.status === "on_hold") return "resume";
  if (may("approve")) {
    const { moment, way } = billingFor(job);
    const sends = moment === "approved" && way === "auto_send";
    return sends && !allBilled(job) ? "approve_and_send" : "approve";
  }
  if (job.row.status === "approved" && unbilledMilestone(job)) return "bill";
  return may("accept") ? "accept" : null;
}

/** Whether what was billed before, such as a deposit of the whole, leaves nothing to bill. */
export function allBilled(job: Job): boolean {
  return liveInvoices(job).length > 0 && leftToBill(job) === 0;
}

/** The milestone that is to be billed next; null where nothing is left to bill. */
export const unbilledMilestone = nextToBill;

export function liveInvoices<Invoice extends InvoiceRow>(job: { invoices: Invoice[] }): Invoice[] {
  return job.invoices.filter((invoice) => invoice.live);
}

/** Lines are fixed once the job is billed to its end, unless that bill was refused and waits to be mended. */
function isBilled(job: Job): boolean {
  return job.row.status === "cancelled" || job.row.status === "closed" || finalIsBilled(job);
}
