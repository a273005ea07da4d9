import { cancelDeliveries, queueDelivery } from "../../delivery/rules.ts";
import { changed, happened, refuse, refuseEnded, replaceRow, unchanged } from "../decision.ts";
import type { Context, Decision, Job } from "../types.ts";

const ENDED: readonly string[] = ["approved", "closed", "cancelled"];

/**
 * The crew asks to go beyond the not-to-exceed amount. The customer is written to; until an answer in writing is there, from
 * them or noted by the office, the amount stays what it is. Property managers do not pay what they did not approve in writing
 * (https://www.yourrentalhome.com/work-orders).
 * @param amount the not-to-exceed amount that is asked for, in minor units of the job's currency
 */
export function askForMore(
  job: Job,
  { id, amount, reason }: { id: string; amount: number; reason: string },
  context: Context,
): Decision {
  if (job.asks.some((one) => one.id === id)) return unchanged(job);
  if (ENDED.includes(job.row.status)) return refuseEnded(job);
  const why = reason.trim();
  if (why === "") return refuse("reason_missing", "Say what more is needed, and why.");
  const limit = job.row.notToExceed;
  if (limit === null) return refuse("invalid_input", "This job has no not-to-exceed amount.");
  if (!Number.isInteger(amount) || amount <= limit) {
    return refuse("invalid_input", "Ask for more than the amount that is approved already.");
  }
  const row = {
    ...{ organisationId: job.row.organisationId, jobId: job.row.id, id, amount, reason: why },
    ...{ status: "asked" as const, askedBy: context.actor.name, askedAt: context.at ?? context.now },
    ...{ answeredBy: null, answer: null, answeredAt: null },
  };
  const data = { requestId: id, amount, before: limit, currency: job.row.currency, reason: why };
  const queued = queueDelivery({ ...job, asks: [...job.asks, row] }, moreLetter(id), context);
  return changed(queued.job, happened("more.asked", data), ...queued.events);
}

/** The answer in writing: `words` are what was written, by whom is the actor. Approved, it is the new not-to-exceed amount. */
export function answerMore(
  job: Job,
  { id, approved, words }: { id: string; approved: boolean; words: string },
  context: Context,
): Decision {
  const request = job.asks.find((one) => one.id === id);
  if (!request) return refuse("not_found", "There is no such request.");
  const status = approved ? ("approved" as const) : ("declined" as const);
  if (request.status === status) return unchanged(job);
  if (request.status !== "asked") {
    return refuse("invalid_input", `This request was ${request.status} already.`);
  }
  const answer = words.trim();
  if (answer === "") return refuse("reason_missing", "Write down the words of the answer.");
  const answered = { status, answer, answeredBy: context.actor.name, answeredAt: context.at ?? context.now };
  const notToExceed = approved ? Math.max(request.amount, job.row.notToExceed ?? 0) : job.row.notToExceed;
  const data = { requestId: id, amount: request.amount, currency: job.row.currency, words: answer };
  const next = { ...job, asks: replaceRow(job.asks, id, answered), row: { ...job.row, notToExceed } };
  const quiet = cancelDeliveries(next, id, status, context.now);
  return changed(quiet.job, happened(`more.${status}`, data), ...quiet.events);
}

function moreLetter(requestId: string) {
  return { kind: "more", subjectId: requestId, sequence: 1 } as const;
}
