import type { InvoiceRow, MilestoneRow } from "../../database/rows.ts";
import { rulesFor } from "../../jobs/proof-rules.ts";
import type { Job } from "../../jobs/types.ts";
import { needsInvoice } from "../milestones/needs-invoice.ts";
import { hadInvoice, momentReached } from "../trigger.ts";
import { type BillingMoment, billingFor } from "../vocabulary.ts";
import { obstaclesOf, type PlanContext } from "./obstacles.ts";
import { ruleSource } from "./rule-source.ts";
import { capital, invoiceWords, outcomeWords } from "./words.ts";

/**
 * `done`: it is behind. `next`: it is what the job's money waits for. `waits`: it comes later. `blocked`: its time has come, and
 * something stands against it. `off`: it bills nothing.
 */
export type PlanState = "done" | "next" | "waits" | "blocked" | "off";

export type PlanStep = {
  id: string;
  state: PlanState;
  /** Such as `When the proof is approved`. */
  when: string;
  /** What happens then, a sentence. */
  what: string;
  /** Who says so; null where nobody decides it. */
  from: string | null;
  /** What stands against it, in words. */
  obstacles: string[];
  invoiceId?: string;
};

const NOTHING = "Nothing is billed.";

const WHEN: { [moment in Exclude<BillingMoment, "milestone">]: string } = {
  completed: "When the crew completes",
  confirmed: "When the customer has signed or confirmed",
  approved: "When the proof is approved",
  outside: "When another system asks for it",
};

/** The moment at which what is left of the job is billed. */
export function lastMoment(job: Job): Exclude<BillingMoment, "milestone"> {
  const { moment } = billingFor(job);
  return moment === "milestone" ? "completed" : moment;
}

/** One moment of the job's way, in the order in which they come; the two rarer ones only where they bill. */
export function momentSteps(job: Job, final: MilestoneRow, context: PlanContext): PlanStep[] {
  const acts = lastMoment(job);
  const moments = (["completed", "confirmed", "approved", "outside"] as const).filter(
    (one) => one === "completed" || one === "approved" || one === acts,
  );
  return moments.map((moment) =>
    moment === acts ? billingStep(job, final, WHEN[moment], context) : quietStep(job, moment),
  );
}

function quietStep(job: Job, moment: "completed" | "confirmed" | "approved" | "outside"): PlanStep {
  const { status } = job.row;
  const approved = status === "approved" || status === "closed";
  const reached = approved || (moment === "completed" && status === "completed");
  const unseen = moment === "approved" && !rulesFor(job).review;
  return {
    ...{ id: moment, when: WHEN[moment], from: null, obstacles: [] },
    state: reached ? "done" : "off",
    what: unseen ? `${NOTHING} Nobody has to look: completing approves it too.` : NOTHING,
  };
}

/** A milestone at the moment that bills it. */
export function billingStep(job: Job, milestone: MilestoneRow, when: string, context: PlanContext): PlanStep {
  const { moment, way } = billingFor(job);
  const step = { id: milestone.id, when, from: ruleSource(job, "way"), obstacles: [] };
  const live = liveInvoice(job, milestone.id);
  if (live) {
    const what = `${invoiceWords(live, job.organisation.locale)} was made.`;
    return { ...step, state: "done", what, invoiceId: live.id };
  }
  if (hadInvoice(job, milestone)) {
    return { ...step, state: "done", what: "It was billed and taken back: a person bills it again." };
  }
  if (!needsInvoice(job, milestone)) return { ...step, state: "done", what: "Nothing is left to bill." };
  const reached = momentReached(job, milestone, moment);
  if (way === "manual") {
    const what = `${NOTHING} Somebody presses Bill when it suits.`;
    return { ...step, state: reached ? "done" : "off", what };
  }
  const outcome = outcomeWords(job, milestone, way === "auto_send" ? "send" : "draft", context.now);
  const what = `${capital(outcome)}.`;
  const ready = { ...step, what, from: moment === "milestone" ? step.from : ruleSource(job, "moment") };
  if (!reached) return { ...ready, state: "waits" };
  const obstacles = obstaclesOf(job, milestone, context);
  if (obstacles.length > 0) return { ...ready, state: "blocked", obstacles };
  return {
    ...ready,
    state: "done",
    what: "Nothing was billed: the rules said otherwise then. Somebody presses Bill.",
  };
}

export function liveInvoice(job: Job, milestoneId: string): InvoiceRow | undefined {
  return job.invoices.find((one) => one.milestoneId === milestoneId && one.live);
}
