import type { Job } from "../jobs/types.ts";
import { standingWords } from "./plan/now.ts";
import type { PlanContext } from "./plan/obstacles.ts";
import { peopleSteps } from "./plan/people-steps.ts";
import { ruleSource } from "./plan/rule-source.ts";
import { billingStep, momentSteps, type PlanStep } from "./plan/steps.ts";
import { billingFor } from "./vocabulary.ts";

/** What happens to a job's money, step by step, and why; `now` says in one sentence how it stands. */
export type BillingPlan = { now: string; steps: PlanStep[] };

/**
 * What would happen at each step of a job's way as its rules are now, and what has happened. Pure; amounts and due dates are those of
 * billing at this moment.
 */
export function billingPlan(job: Job, context: PlanContext): BillingPlan {
  const parts = job.milestones.filter((one) => one.kind !== "final");
  const final = job.milestones.find((one) => one.kind === "final");
  const steps = [
    ...parts.map((one) => billingStep(job, one, `When “${one.title}” is reached`, context)),
    ...(final ? momentSteps(job, final, context) : []),
    ...peopleSteps(job, context),
    whenPaid(job),
  ];
  const shown = job.row.status === "cancelled" ? steps.map(endedStep) : withNext(steps);
  return { now: standingWords(job, shown), steps: shown };
}

function whenPaid(job: Job): PlanStep {
  const live = job.invoices.filter((one) => one.live);
  const paid =
    live.length > 0 && live.length >= job.milestones.length && live.every((one) => one.status === "paid");
  const { receipt } = billingFor(job);
  return {
    ...{ id: "paid", when: "When everything is paid", obstacles: [] },
    state: paid ? "done" : "waits",
    what: receipt
      ? "The customer gets a receipt, and the job is closed."
      : "The job is closed; no receipt is sent.",
    from: ruleSource(job, "receipt"),
  };
}

/** Of a cancelled job nothing comes any more. */
function endedStep(step: PlanStep): PlanStep {
  return step.state === "done" ? step : { ...step, state: "off", obstacles: [] };
}

/** The first step that waits is what comes next, unless a person is asked for something before that. */
function withNext(steps: PlanStep[]): PlanStep[] {
  if (steps.some((one) => one.state === "next" || one.state === "blocked")) return steps;
  const first = steps.findIndex((one) => one.state === "waits");
  return steps.map((one, at) => (at === first ? { ...one, state: "next" } : one));
}
