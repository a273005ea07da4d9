import type { MilestoneRow } from "../../database/rows.ts";
import { invoiceAddress } from "../../delivery/invoice-mail.ts";
import type { Job } from "../../jobs/types.ts";
import { billingFor } from "../vocabulary.ts";
import { billableNow, obstaclesOf, type PlanContext } from "./obstacles.ts";
import { ruleSource } from "./rule-source.ts";
import { liveInvoice, type PlanStep } from "./steps.ts";
import { capital, outcomeWords } from "./words.ts";

/** What is left to a person: to press Bill, and to press Send. */
export function peopleSteps(job: Job, context: PlanContext): PlanStep[] {
  return [...billByHand(job, context), ...sendByHand(job)];
}

/** By the rules, or since what the rules would have done did not happen and its moment is over. */
function billByHand(job: Job, context: PlanContext): PlanStep[] {
  const open = job.milestones.filter(({ id }) => !liveInvoice(job, id));
  const [first] = open;
  const byRule = billingFor(job).way === "manual";
  const billable = billableNow(job);
  if (!first || (!byRule && !(billable && isLeftToPeople(job, billable, context)))) return [];
  const milestone = billable ?? first;
  const obstacles = billable ? obstaclesOf(job, milestone, context) : [];
  const outcome = outcomeWords(
    job,
    milestone,
    billingFor(job).way === "auto_draft_then_review" ? "draft" : "send",
    context.now,
  );
  return [
    {
      ...{ id: "bill", when: "When somebody presses Bill", what: `${capital(outcome)}.`, obstacles },
      state: !billable ? "waits" : obstacles.length > 0 ? "blocked" : "next",
      from: byRule ? ruleSource(job, "way") : null,
    },
  ];
}

/** Nothing will bill it by itself any more, and nothing stands against it. */
function isLeftToPeople(job: Job, milestone: MilestoneRow, context: PlanContext): boolean {
  const had = job.invoices.some((one) => one.milestoneId === milestone.id);
  const { moment } = billingFor(job);
  const pending = moment === "outside" || (moment === "confirmed" && job.signatures.length === 0);
  return had || (!pending && obstaclesOf(job, milestone, context).length === 0);
}

function sendByHand(job: Job): PlanStep[] {
  const held = waitingDrafts(job);
  const drafts = billingFor(job).way === "auto_draft_then_review";
  const sent = job.invoices.filter((one) => one.live && one.status !== "draft");
  if (held.length === 0 && !drafts) return [];
  if (held.length === 0 && sent.length === job.milestones.length) return [];
  const to = invoiceAddress(job);
  return [
    {
      ...{ id: "send", when: "Then somebody looks at the draft and presses Send", obstacles: [] },
      state: held.length > 0 ? "next" : "waits",
      what: `It gets its number and goes ${to === null ? "out" : `to ${to}`}.`,
      from: drafts ? ruleSource(job, "way") : null,
      ...(held[0] && { invoiceId: held[0].id }),
    },
  ];
}

/** Drafts that wait for a person to send them. */
export function waitingDrafts(job: Job) {
  const ids = new Set(job.intents.filter((one) => one.status === "waiting").map((one) => one.invoiceId));
  return job.invoices.filter((one) => one.live && one.status === "draft" && ids.has(one.id));
}
