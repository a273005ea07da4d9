import { decideMoney } from "../billing/decide-money.ts";
import { thenByRule } from "../billing/lines/by-rule.ts";
import { billWhatIsMended } from "../billing/mended.ts";
import { keepDraftsFresh } from "../billing/verbs/keep-drafts-fresh.ts";
import { retryBilling } from "../billing/verbs/retry-billing.ts";
import { reportDelivery } from "../delivery/report-delivery.ts";
import { answerDelivery, retryDelivery, sendAgain } from "../delivery/rules.ts";
import { remind } from "../reminders/rules.ts";
import { changed, happened, refuse, replaceRow, unchanged } from "./decision.ts";
import { takeStep } from "./steps.ts";
import type { Command, Context, Decision, Job, JobSetting } from "./types.ts";
import { answerChecklist } from "./verbs/answer-checklist.ts";
import { approveJob } from "./verbs/approve-job.ts";
import { answerMore, askForMore, writeForMore } from "./verbs/ask-for-more.ts";
import { assignCrew, scheduleJob } from "./verbs/assign-crew.ts";
import { attachFile } from "./verbs/attach-file.ts";
import { addNote, attachPhoto, attachSignature } from "./verbs/attach-proof.ts";
import { changeContact } from "./verbs/change-contact.ts";
import { completeJob } from "./verbs/complete-job.ts";
import { askConfirmation, confirmWork } from "./verbs/confirm-work.ts";
import { correctTime } from "./verbs/correct-time.ts";
import { editDetails, updateFromTicket } from "./verbs/edit-details.ts";
import { fillIn } from "./verbs/fill-in.ts";
import { hearCancelled, keepTicket } from "./verbs/hear-cancelled.ts";
import { keepPacket } from "./verbs/keep-packet.ts";
import { mendTicket } from "./verbs/mend-ticket.ts";
import { overridePreflight } from "./verbs/override-preflight.ts";
import { createJob } from "./verbs/receive-ticket.ts";
import { reportNotTaken } from "./verbs/report-not-taken.ts";
import { cancelJob, holdJob, resumeJob, returnJob } from "./verbs/set-aside.ts";
import { setDiscount } from "./verbs/set-discount.ts";
import { revokeShare, shareJob } from "./verbs/share-job.ts";
import { sumAgain } from "./verbs/sum-again.ts";
import { addLine, removeLine } from "./verbs/work-lines.ts";

/** Decides about a job that does not exist yet: only a ticket makes one. */
export function decideFirst(
  setting: JobSetting,
  jobId: string,
  command: Command,
  context: Context,
): Decision {
  if (command.type !== "receive") return refuse("not_found", "There is no such job.");
  return createJob(setting, jobId, command.ticket, context);
}

/**
 * Decides what a command does to a job: a refusal, or the job as it then is with the events that happened. Nothing is read or
 * written here, so the same question always has the same answer.
 * @param setting the customer, site and portal that a ticket names; the job's own otherwise
 */
export function decide(job: Job, setting: JobSetting, command: Command, context: Context): Decision {
  const decision = billWhatIsMended(job, decideCommand(job, setting, command, context), context);
  return decision.ok ? keepDraftsFresh(job, decision, context) : decision;
}

function decideCommand(job: Job, setting: JobSetting, command: Command, context: Context): Decision {
  switch (command.type) {
    case "receive":
      return updateFromTicket(job, setting, command.ticket, context);
    case "mend_ticket":
      return mendTicket(job, setting, command.ticket, context);
    case "hear_cancelled":
      return hearCancelled(job, command.by, command.messageId);
    case "keep_ticket":
      return keepTicket(job);
    case "edit":
      return editDetails(job, command.details, context);
    case "change_contact":
      return changeContact(job, command.contact, context);
    case "accept":
      return takeStep(job, "accept");
    case "assign":
      return assignCrew(job, command.assigneeIds, command.scheduledOn, command.window);
    case "schedule":
      return scheduleJob(job, command.assigneeIds, command.scheduledOn);
    case "set_out":
      return takeStep(job, "set_out");
    case "arrive":
      return takeStep(job, "arrive", { onSiteAt: job.row.onSiteAt ?? context.at ?? context.now });
    case "complete":
      return completeJob(job, context);
    case "approve":
      return approveJob(job, context);
    case "return":
      return returnJob(job, command.reason, command.reasons);
    case "hold":
      return holdJob(job, command.reason);
    case "resume":
      return resumeJob(job);
    case "cancel":
      return cancelJob(job, command.reason);
    case "note":
      return addNote(job, command.id, command.body, context);
    case "attach_photo":
      return attachPhoto(job, command.photo, context);
    case "attach_signature":
      return attachSignature(job, command.signature, context);
    case "attach_file":
      return attachFile(job, command.file, context);
    case "add_line":
      return addLine(job, command.line, context);
    case "remove_line":
      return removeLine(job, command.lineId);
    case "answer_checklist":
      return answerChecklist(job, command.itemId, command.answer, context);
    case "fill_in":
      return fillIn(job, command.fields);
    case "correct_time":
      return thenByRule(correctTime(job, command.minutes, command.reason), context);
    case "ask_for_more":
      return askForMore(job, command, context);
    case "answer_more":
      return answerMore(job, command, context);
    case "ask_confirmation":
      return askConfirmation(job, command.id, command.recipient, context);
    case "confirm":
      return confirmWork(job, command.id, command.signature, context);
    case "report_not_taken":
      return reportNotTaken(job, command.what, command.happenedAt, command.why);
    case "override_preflight":
      return overridePreflight(job, command.reason, context);
    case "keep_packet":
      return keepPacket(job, command.packet, context);
    case "set_discount":
      return setDiscount(job, command);
    case "sum_again":
      return sumAgain(job);
    case "share":
      return shareJob(job, command, context);
    case "revoke_share":
      return revokeShare(job, command.id, context);
    case "send_invoice":
      return sendAgain(job, command.invoiceId, context);
    case "remind":
      return remind(job, command.invoiceId, command.step, context);
    case "retry":
      return retryFailed(job, command.failureId, context);
    case "invoice_viewed":
      return invoiceViewed(job, command.invoiceId, context);
    case "delivery_answered":
      return answerDelivery(job, command.deliveryId, command.answer, context);
    case "delivery_reported":
      return reportDelivery(job, command.deliveryId, command.report, context);
    default:
      return decideMoney(job, setting, command, context);
  }
}

/** The customer opened the letter's page for the first time. */
function invoiceViewed(job: Job, invoiceId: string, context: Context): Decision {
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  if (invoice.viewedAt !== null || invoice.status === "draft") return unchanged(job);
  const invoices = replaceRow(job.invoices, invoiceId, { viewedAt: context.now });
  return changed({ ...job, invoices }, happened("invoice.viewed", { invoiceId, number: invoice.number }));
}

/** A person presses Try again. */
function retryFailed(job: Job, failureId: string, context: Context): Decision {
  const failure = job.failures.find((one) => one.id === failureId);
  if (!failure) return refuse("not_found", "There is no such failure, or it is resolved.");
  if (failure.status === "retrying") return unchanged(job);
  if (failure.kind === "more") return writeForMore(job, failure.subjectId, context);
  const retried =
    failure.kind === "billing"
      ? retryBilling(job, failure.subjectId, context)
      : failure.kind === "delivery"
        ? retryDelivery(job, failure.subjectId, context)
        : refuse("not_retryable", "This cannot be tried again from here.");
  if (!retried.ok) return retried;
  const failures = replaceRow(retried.job.failures, failureId, { status: "retrying" });
  return { ...retried, job: { ...retried.job, failures } };
}
