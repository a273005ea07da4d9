import { finalIsBilled } from "../../billing/milestones/needs-invoice.ts";
import type { ChangeOrderRow } from "../../database/rows.ts";
import { cancelDeliveries, queueDelivery } from "../../delivery/rules.ts";
import { changeEffect } from "../change-orders.ts";
import { changed, happened, refuse, refuseEnded, replaceRow, unchanged } from "../decision.ts";
import type { Context, Decision, Job, LineInput, Refusal } from "../types.ts";

type Proposal = { id: string; title: string; reason: string; lines: LineInput[] };

/**
 * More work than was ordered, with its price: the customer is written to, and nothing of it counts before they have approved it, by the
 * link or by words that the office notes.
 */
export function proposeChange(job: Job, { id, title, reason, lines }: Proposal, context: Context): Decision {
  if (job.changeOrders.some((one) => one.id === id)) return unchanged(job);
  const refusal = refuseChange(job);
  if (refusal) return refusal;
  const [what, why] = [title.trim(), reason.trim()];
  if (what === "") return refuse("invalid_input", "Say in a few words what is to be done.");
  if (why === "") return refuse("reason_missing", "Say why it is needed: the customer reads it.");
  if (lines.length === 0) return refuse("invalid_input", "A change order needs a line with its price.");
  // The lines keep these ids on the job, so that they are known there.
  const own = lines.map((line) => ({ ...line, id: context.newId("line") }));
  const { amount, total, notToExceed } = changeEffect(job, own);
  const { organisationId, id: jobId, currency } = job.row;
  const row: ChangeOrderRow = {
    ...{ organisationId, jobId, id, title: what, reason: why, lines: own, amount, notToExceed },
    ...{ status: "asked", askedBy: context.actor.name, askedAt: context.at ?? context.now },
    ...{ answeredBy: null, answer: null, answeredAt: null },
  };
  const proposed = { ...job, changeOrders: [...job.changeOrders, row] };
  const queued = queueDelivery(proposed, { kind: "change", subjectId: id, sequence: 1 }, context);
  const told = { changeOrderId: id, title: what, reason: why, amount, total, notToExceed, currency };
  return changed(queued.job, happened("change_order.asked", told), ...queued.events);
}

/** The office takes it back before there is an answer. */
export function withdrawChange(job: Job, id: string, context: Context): Decision {
  const order = job.changeOrders.find((one) => one.id === id);
  if (!order) return refuse("not_found", "There is no such change order.");
  if (order.status === "withdrawn") return unchanged(job);
  if (order.status !== "asked") return refuse("invalid_input", `It was ${order.status} already.`);
  const changeOrders = replaceRow(job.changeOrders, id, { status: "withdrawn" });
  const quiet = cancelDeliveries({ ...job, changeOrders }, id, "withdrawn", context.now);
  const told = happened("change_order.withdrawn", { changeOrderId: id, title: order.title });
  return changed(quiet.job, told, ...quiet.events);
}

/** Why nothing can be added to the job any more, if so. */
export function refuseChange(job: Job): Refusal | null {
  const { status } = job.row;
  if (status === "cancelled" || status === "closed") return refuseEnded(job);
  return finalIsBilled(job)
    ? refuse("lines_billed", "The job is billed to its end already: enter what comes now as a new job.")
    : null;
}
