import { cancelDeliveries, queueDelivery } from "../../delivery/rules.ts";
import { openFailure, resolveFailures } from "../../failures/rules.ts";
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
  const asked = { ...job, asks: [...job.asks, row] };
  const queued = queueDelivery(asked, moreLetter(id), context);
  const shown = job.customer.email === null ? needsThePhone(asked, id, context) : queued.job;
  return changed(shown, happened("more.asked", data), ...queued.events);
}

/** A crew waits on site, and there is nobody to write to: the office must ask in another way. */
function needsThePhone(job: Job, requestId: string, context: Context): Job {
  const detail =
    `The crew waits for more to be approved, and ${job.customer.name} has no e-mail address. ` +
    "Ask them, then note their words on the job.";
  return openFailure(
    job,
    { kind: "more", subjectId: requestId, invoiceId: null, code: "no_address", detail },
    context,
  );
}

/** The customer has an address now, and is written to. */
export function writeForMore(job: Job, requestId: string, context: Context): Decision {
  if (job.customer.email === null) {
    return refuse("no_address", `${job.customer.name} has no e-mail address: add one first.`);
  }
  const resolved = resolveFailures(job, "more", requestId, context.now);
  const queued = queueDelivery(resolved, moreLetter(requestId), context);
  return changed(queued.job, ...queued.events);
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
  const quiet = cancelDeliveries(resolveFailures(next, "more", id, context.now), id, status, context.now);
  return changed(quiet.job, happened(`more.${status}`, data), ...quiet.events);
}

function moreLetter(requestId: string) {
  return { kind: "more", subjectId: requestId, sequence: 1 } as const;
}
