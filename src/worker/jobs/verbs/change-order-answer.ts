import { cancelDeliveries } from "../../delivery/rules.ts";
import { changeEffect } from "../change-orders.ts";
import { changed, happened, refuse, replaceRow, unchanged } from "../decision.ts";
import type { Context, Decision, Job } from "../types.ts";
import { refuseChange } from "./change-order.ts";

type Answer = { id: string; approved: boolean; words: string };

/**
 * The answer to a change order: `words` are what was written or said, by whom is the actor. Approved, its lines are the job's, and where
 * the job comes to more than its not-to-exceed amount with them, that goes up to the new total: it was asked for with them.
 */
export function answerChange(job: Job, { id, approved, words }: Answer, context: Context): Decision {
  const order = job.changeOrders.find((one) => one.id === id);
  if (!order) return refuse("not_found", "There is no such change order.");
  const status = approved ? ("approved" as const) : ("declined" as const);
  if (order.status === status) return unchanged(job);
  if (order.status !== "asked") return refuse("invalid_input", `It was ${order.status} already.`);
  const refusal = approved ? refuseChange(job) : null;
  if (refusal) return refusal;
  const answer = words.trim();
  if (answer === "") return refuse("reason_missing", "Write down the words of the answer.");
  const { lines, amount, total, notToExceed } = changeEffect(job, order.lines);
  const answered = { status, answer, answeredBy: context.actor.name, answeredAt: context.at ?? context.now };
  const { currency, notToExceed: limit } = job.row;
  const told = { changeOrderId: id, title: order.title, amount, currency, words: answer };
  if (!approved) {
    const changeOrders = replaceRow(job.changeOrders, id, answered);
    const quiet = cancelDeliveries({ ...job, changeOrders }, id, status, context.now);
    return changed(quiet.job, happened("change_order.declined", told), ...quiet.events);
  }
  const changeOrders = replaceRow(job.changeOrders, id, { ...answered, amount, notToExceed });
  const row = { ...job.row, total, notToExceed: notToExceed ?? limit };
  const quiet = cancelDeliveries({ ...job, row, lines, changeOrders }, id, status, context.now);
  const before = {
    before: job.row.total,
    total,
    ...(notToExceed !== null && { limitBefore: limit, notToExceed }),
  };
  return changed(quiet.job, happened("change_order.approved", { ...told, ...before }), ...quiet.events);
}
