import { leftToBill } from "../../worker/billing/milestones/what-is-left.ts";
import { dueDate } from "../../worker/billing/terms.ts";
import { billingFor } from "../../worker/billing/vocabulary.ts";
import { whatStandsAgainst } from "../../worker/billing/what-stands-against.ts";
import type { BillingStepRow, DeliveryRow, InvoiceRow } from "../../worker/database/rows.ts";
import { invoiceAddress } from "../../worker/delivery/invoice-mail.ts";
import { allBilled, liveInvoices, unbilledMilestone } from "../../worker/jobs/office-actions.ts";
import { missingProof } from "../../worker/jobs/proof-rules.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { standingOf } from "../../worker/preflight/standing.ts";
import { formatDate, formatMoment } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { counted } from "../parts/words.ts";

type Told = Pick<Frame, "clock" | "today" | "locale">;

function countToMend(job: Job, frame: Told): number {
  return standingOf(job, frame.clock.now)?.toMend.length ?? 0;
}

/** What a press on Approve leads to, or what keeps it from leading there. */
export function whatApprovingDoes(job: Job, frame: Told): string {
  const { locale, today } = frame;
  const { way, moment, terms } = billingFor(job);
  if (way === "manual" || moment === "outside")
    return "Approving bills nothing by itself; somebody presses Bill afterwards.";
  const toMend = countToMend(job, frame);
  if (toMend > 0) return `It cannot be approved before ${counted(toMend, "thing is", "things are")} mended.`;
  const amount = formatMoney(leftToBill(job), job.row.currency, locale);
  if (moment !== "approved") return "Approving bills nothing by itself: it is billed at another moment.";
  if (allBilled(job)) return "Approving bills nothing: all of it is billed.";
  const due =
    terms.kind === "on_receipt"
      ? "due on receipt"
      : `due ${formatDate(dueDate(terms, today), locale, today)}`;
  if (way === "auto_draft_then_review") {
    return `Approving makes a draft of ${amount}, ${due}; it goes out once somebody sends it.`;
  }
  const address = invoiceAddress(job);
  const to = address ? ` and sends it to ${address}` : "";
  return `Approving makes an invoice of ${amount}, ${due},${to} with the proof.`.replace(", with", " with");
}

/** What has to be put right before the job can be billed, if anything. */
export function billingObstacle(job: Job): string | null {
  if (liveInvoices(job).length > 0 || job.row.status === "cancelled") return null;
  const milestone = unbilledMilestone(job);
  return milestone ? (whatStandsAgainst(job, milestone)?.detail ?? null) : null;
}

/** What the present step waits for, such as `Stripe did not answer; we try again at 2:05 PM.` */
export function stepSentence(step: BillingStepRow, frame: Frame): string | null {
  // What was refused stands above, with the button that tries again.
  if (step.status !== "calling" || step.error === null || step.dueAt === null) return null;
  return `Stripe did not answer; we try again at ${formatMoment(step.dueAt, frame.clock)}.`;
}

/** Where the letter is, such as `Sent to ap@example.com Tue 4:20 PM, opened Wed 9:01 AM`. */
export function letterSentence(
  invoice: InvoiceRow,
  deliveries: readonly DeliveryRow[],
  frame: Frame,
): string | null {
  const letter = deliveries.filter((one) => one.subjectId === invoice.id && one.kind === "invoice").at(-1);
  if (!letter) return invoice.status === "draft" ? null : "Not sent by e-mail.";
  const opened =
    invoice.viewedAt === null ? "not opened yet" : `opened ${formatMoment(invoice.viewedAt, frame.clock)}`;
  switch (letter.status) {
    case "queued":
      return letter.error === null || letter.dueAt === null
        ? `On its way to ${letter.recipient}.`
        : `The mail service did not answer; we try again at ${formatMoment(letter.dueAt, frame.clock)}.`;
    case "sent":
    case "delivered":
    case "opened":
      return letter.sentAt === null
        ? `Sent to ${letter.recipient}, ${opened}.`
        : `Sent to ${letter.recipient} ${formatMoment(letter.sentAt, frame.clock)}, ${opened}.`;
    case "bounced":
      return `${letter.recipient} does not take it: ${letter.error ?? "the mailbox does not exist"}.`;
    case "cancelled":
      return `Not sent to ${letter.recipient}: there was no longer a reason to.`;
    default:
      return `Not sent to ${letter.recipient}: ${letter.error ?? "no reason given"}`;
  }
}

/** `2 before, 2 after, signed by M. Ortiz`, and what is missing of it. */
export function proofSummary(job: Job): string {
  const count = (label: string) => job.photos.filter((photo) => photo.label === label).length;
  const signed = job.signatures.at(-1);
  const parts = [`${count("before")} before`, `${count("after")} after`];
  const how = signed?.method === "confirmed" ? "confirmed" : "signed";
  parts.push(signed ? `${how} by ${signed.name}` : "not signed");
  return parts.join(", ");
}

export function missingOf(job: Job) {
  const done = ["approved", "closed", "cancelled"].includes(job.row.status);
  return done ? [] : missingProof(job);
}
