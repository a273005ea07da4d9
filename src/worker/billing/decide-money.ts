import { refuse } from "../jobs/decision.ts";
import type { Command, Context, Decision, Job, JobSetting } from "../jobs/types.ts";
import { answerStep } from "./ledger/answer-step.ts";
import { reportFromStripe } from "./ledger/merge-invoice.ts";
import { reportFromLink } from "./ledger/merge-link.ts";
import { billFromOutside } from "./verbs/bill-from-outside.ts";
import { startBilling } from "./verbs/start-billing.ts";

/** Decides what a command about money does: the second half of `decide`. */
export function decideMoney(job: Job, _setting: JobSetting, command: Command, context: Context): Decision {
  switch (command.type) {
    case "bill":
      return startBilling(job, command, context);
    case "bill_from_outside":
      return billFromOutside(job, context);
    case "stripe_reports":
      return reportFromStripe(job, command.invoice, context);
    case "link_reports":
      return reportFromLink(job, command.link, context);
    case "step_answered":
      return answerStep(job, command.intentId, command.step, command.attempt, command.answer, context);
    default:
      return refuse("invalid_input", "Closeout does not know how to do this.");
  }
}
