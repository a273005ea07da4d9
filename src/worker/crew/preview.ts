import { plainSum, sumUp } from "../billing/job-totals.ts";
import { mayTake, STEPS } from "../jobs/steps.ts";
import type { CrewJob, CrewSnapshot } from "./crew-job.ts";
import { lineIdOf } from "./deeds.ts";
import type { CrewStep } from "./next-actions.ts";
import type { PendingItem, Waiting } from "./waiting.ts";

/**
 * The job as it will be once the office has what this phone holds. It promises nothing: the office decides when it arrives.
 * What a person must look at is left out, and stands in a list of its own.
 */
export function withPending(
  { job, priceBook, member }: CrewSnapshot,
  items: readonly PendingItem[],
): CrewJob {
  return items
    .filter((item) => item.jobId === job.row.id && item.state !== "attention")
    .reduce((so, item) => apply(so, item, { priceBook, author: member.name }), job);
}

type Around = { priceBook: CrewSnapshot["priceBook"]; author: string };

function apply(job: CrewJob, item: PendingItem, { priceBook, author }: Around): CrewJob {
  const { deed, clientId, at } = item;
  const waiting = waitingOf(item);
  switch (deed.type) {
    case "step":
      return stepTaken(job, deed.step, at);
    case "photo": {
      if (job.photos.some((known) => known.clientId === clientId)) return job;
      const photo = { id: clientId, clientId, label: deed.label, width: 1, height: 1, takenAt: at, waiting };
      return { ...job, photos: [...job.photos, photo] };
    }
    case "signature": {
      const { name, role, method } = deed;
      const id = `sig_${clientId}`;
      const signature = { id, name, role: role || null, method, signedAt: at, waiting };
      return { ...job, signatures: added(job.signatures, id, signature) };
    }
    case "note": {
      const note = { id: `note_${clientId}`, body: deed.body, author, writtenAt: at, waiting };
      return { ...job, notes: added(job.notes, note.id, note) };
    }
    case "add_line": {
      const price = priceBook.find((one) => one.id === deed.priceItemId);
      if (!price) return job;
      const line = { ...price, id: lineIdOf(clientId), quantity: deed.quantity, addedBy: author, waiting };
      return withLines(job, added(job.lines, line.id, line));
    }
    case "remove_line":
      return withLines(
        job,
        job.lines.filter((one) => one.id !== deed.lineId),
      );
    case "answer_checklist": {
      const { itemId, answer } = deed;
      const others = job.answers.filter((one) => one.itemId !== itemId);
      return { ...job, answers: [...others, { itemId, answer, waiting }] };
    }
    case "fill_in": {
      const { resolutionCode, rootCause, serialNumbers } = deed.fields;
      const fields = {
        ...(resolutionCode !== undefined && { resolutionCode }),
        ...(rootCause !== undefined && { rootCause }),
        ...(serialNumbers !== undefined && { serialNumbers }),
      };
      return { ...job, row: { ...job.row, ...fields } };
    }
    case "correct_time": {
      const corrected = { siteMinutes: deed.minutes, siteMinutesReason: deed.reason };
      return { ...job, row: { ...job.row, ...corrected } };
    }
    case "ask_for_more": {
      const { amount, reason } = deed;
      const id = `more_${clientId}`;
      const ask = {
        id,
        amount,
        reason,
        status: "asked" as const,
        askedAt: at,
        answer: null,
        answeredBy: null,
      };
      return { ...job, asks: added(job.asks, id, { ...ask, waiting }) };
    }
    case "ask_confirmation": {
      const id = `conf_${clientId}`;
      const request = { id, recipient: deed.recipient, askedAt: at, confirmedAt: null, waiting };
      return { ...job, confirmations: added(job.confirmations, id, request) };
    }
  }
}

/** The status that the step leads to, where it may start; elsewhere the office will say why not. */
function stepTaken(job: CrewJob, step: CrewStep, at: number): CrewJob {
  if (!mayTake(job.row.status, step)) return job;
  const { to } = STEPS[step];
  const moments =
    step === "arrive"
      ? { onSiteAt: job.row.onSiteAt ?? at }
      : step === "complete"
        ? { completedAt: at, returnReasons: [] }
        : {};
  return { ...job, row: { ...job.row, ...moments, status: to, reason: null } };
}

function withLines(job: CrewJob, lines: CrewJob["lines"]): CrewJob {
  const { total } = sumUp(lines, job.sum ?? plainSum(job.row.currency));
  return { ...job, lines, row: { ...job.row, total } };
}

/** Unless the office has it already: an answer may be lost, and what it was about be here twice. */
function added<Row extends { id: string }>(rows: Row[], id: string, row: Row): Row[] {
  return rows.some((known) => known.id === id) ? rows : [...rows, row];
}

function waitingOf({ clientId, state, problem, preview }: PendingItem): Waiting {
  return { clientId, state, problem, preview };
}
