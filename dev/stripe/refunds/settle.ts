import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Refund } from "../store/stored.ts";
import { takeBack } from "./give-back.ts";

export type RefundOutcome = "succeed" | "fail" | "ask";

/** Saves a refund that has moved on, and says so. */
export function saveRefund(scope: Scope, before: Refund, after: Refund, ...types: string[]): Refund {
  const previous = difference(before, after);
  if (previous === undefined) return before;
  scope.world.objects.save(scope.account, after);
  const shown = render(scope, after);
  emit(scope, "refund.updated", shown, previous);
  for (const type of types) emit(scope, type, shown);
  return after;
}

/**
 * What the bank says to a refund. A pending one arrives or asks the customer for something; any may fail, even
 * days after it succeeded, and then the money is on the charge again.
 */
export function settleRefund(scope: Scope, refund: Refund, outcome: RefundOutcome): Refund {
  const under = refund.status === "pending" || refund.status === "requires_action";
  const over = refund.status === "failed" || refund.status === "canceled";
  if (over || (!under && outcome !== "fail")) {
    throw refusal(`A refund that is ${refund.status} does not ${outcome} any more.`);
  }
  const { pending_reason, ...settled } = refund;
  if (outcome === "ask") {
    const next_action = { type: "display_details" };
    return saveRefund(scope, refund, { ...settled, status: "requires_action", next_action });
  }
  if (outcome === "succeed") {
    return saveRefund(scope, refund, { ...settled, status: "succeeded" }, "charge.refund.updated");
  }
  const failed: Refund = { ...settled, status: "failed", failure_reason: "unknown" };
  const saved = saveRefund(scope, refund, failed, "charge.refund.updated", "refund.failed");
  takeBack(scope, saved);
  return saved;
}

/** Only while the customer is asked for something may a refund be called back. */
export function cancelRefund(scope: Scope, refund: Refund): Refund {
  if (refund.status !== "requires_action") {
    throw refusal(
      `Refund ${refund.id} has a status of ${refund.status}. Only refunds with a status of requires_action can be canceled.`,
    );
  }
  const canceled = saveRefund(scope, refund, { ...refund, status: "canceled" });
  takeBack(scope, canceled);
  return canceled;
}
