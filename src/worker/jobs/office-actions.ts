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
    return moment === "approved" && way === "auto_send" ? "approve_and_send" : "approve";
  }
  if (job.row.status === "approved" && unbilledMilestone(job)) return "bill";
  return may("accept") ? "accept" : null;
}

/** The first milestone that no live invoice carries. */
export function unbilledMilestone(job: Pick<Job, "milestones" | "invoices">) {
  const live = liveInvoices(job);
  return job.milestones.find((one) => !live.some((invoice) => invoice.milestoneId === one.id)) ?? null;
}

export function liveInvoices(job: Pick<Job, "invoices">): InvoiceRow[] {
  return job.invoices.filter((invoice) => invoice.live);
}

/** Lines are fixed while an invoice carries them, unless its bill was refused and waits to be mended. */
function isBilled(job: Job): boolean {
  if (job.row.status === "cancelled" || job.row.status === "closed") return true;
  return liveInvoices(job).some(
    (invoice) => !job.intents.some((one) => one.invoiceId === invoice.id && one.status === "refused"),
  );
}
