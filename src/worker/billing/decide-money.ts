import { lettersAfter } from "../delivery/letters-after.ts";
import { refuse } from "../jobs/decision.ts";
import type { Command, Context, Decision, Job, JobSetting } from "../jobs/types.ts";
import { proposeChange, withdrawChange } from "../jobs/verbs/change-order.ts";
import { answerChange } from "../jobs/verbs/change-order-answer.ts";
import { planMilestones } from "../jobs/verbs/plan-milestones.ts";
import { reachMilestone } from "../jobs/verbs/reach-milestone.ts";
import { answerStep } from "./ledger/answer-step.ts";
import { reportFromStripe } from "./ledger/merge-invoice.ts";
import { reportFromLink } from "./ledger/merge-link.ts";
import { billAgain } from "./verbs/bill-again.ts";
import { billFromOutside } from "./verbs/bill-from-outside.ts";
import { credit } from "./verbs/credit.ts";
import { discardDraft } from "./verbs/discard-draft.ts";
import { dropOperation } from "./verbs/drop-operation.ts";
import { editDraft } from "./verbs/edit-draft.ts";
import { movePayer } from "./verbs/move-payer.ts";
import { payPart } from "./verbs/pay-part.ts";
import { recordPayment } from "./verbs/record-payment.ts";
import { refund } from "./verbs/refund.ts";
import { revokePayLink } from "./verbs/revoke-pay-link.ts";
import { sendDraft } from "./verbs/send-draft.ts";
import { startBilling } from "./verbs/start-billing.ts";
import { undoPayment } from "./verbs/undo-payment.ts";
import { voidInvoice } from "./verbs/void-invoice.ts";
import { recover, writeOff } from "./verbs/write-off.ts";

/** Decides what a command about money does, and what is written to the customer of it: the second half of `decide`. */
export function decideMoney(job: Job, setting: JobSetting, command: Command, context: Context): Decision {
  const decision = decideItself(job, setting, command, context);
  return decision.ok ? lettersAfter(job, decision, context) : decision;
}

function decideItself(job: Job, setting: JobSetting, command: Command, context: Context): Decision {
  switch (command.type) {
    case "bill":
      return startBilling(job, command, context);
    case "bill_from_outside":
      return billFromOutside(job, context);
    case "plan_milestones":
      return planMilestones(job, command.milestones, context);
    case "reach_milestone":
      return reachMilestone(job, command.milestoneId, context);
    case "propose_change":
      return proposeChange(job, command, context);
    case "answer_change":
      return answerChange(job, command, context);
    case "withdraw_change":
      return withdrawChange(job, command.id, context);
    case "stripe_reports":
      return reportFromStripe(job, command.invoice, context);
    case "link_reports":
      return reportFromLink(job, command.link, context);
    case "step_answered":
      return answerStep(job, command.intentId, command.step, command.attempt, command.answer, context);
    case "pay_part":
      return payPart(job, command, context);
    case "revoke_pay_link":
      return revokePayLink(job, command.invoiceId);
    case "send_draft":
      return sendDraft(job, command.invoiceId, context);
    case "edit_draft":
      return editDraft(job, command, context);
    case "discard_draft":
      return discardDraft(job, command, context);
    case "void_invoice":
      return voidInvoice(job, command, context);
    case "move_payer":
      return movePayer(job, setting, command, context);
    case "credit":
      return credit(job, command.credit, context);
    case "write_off":
      return writeOff(job, command, context);
    case "recover":
      return recover(job, command.invoiceId);
    case "bill_again":
      return billAgain(job, command.invoiceId, context);
    case "record_payment":
      return recordPayment(job, command.payment, context);
    case "undo_payment":
      return undoPayment(job, command, context);
    case "refund":
      return refund(job, command.refund, context);
    case "drop_operation":
      return dropOperation(job, command.intentId, context);
    default:
      return refuse("invalid_input", "Closeout does not know how to do this.");
  }
}
