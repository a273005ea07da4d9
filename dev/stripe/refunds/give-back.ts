import { difference } from "../events/difference.ts";
import { emit } from "../events/emit.ts";
import { refusal } from "../http/errors.ts";
import { checkChargeable } from "../money/chargeable.ts";
import { money } from "../money/currencies.ts";
import { render } from "../resources/render.ts";
import type { Scope } from "../scope.ts";
import type { Charge, Refund } from "../store/stored.ts";
import { newRefund, type RefundWish } from "./new-refund.ts";

/** What may still be given back of a charge, in minor units. */
export function unrefunded(charge: Charge): number {
  return charge.amount_captured - charge.amount_refunded;
}

/** Refunds a part of a charge, or all that is left of it. Never more than that. */
export function giveBack(
  scope: Scope,
  charge: Charge,
  wish: Omit<RefundWish, "amount"> & { amount?: number },
): Refund {
  const left = unrefunded(charge);
  if (left === 0) {
    throw refusal(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  }
  const amount = wish.amount ?? left;
  if (amount > left) {
    throw refusal(
      `Refund amount (${money(amount, charge.currency)}) is greater than unrefunded amount on charge (${money(left, charge.currency)})`,
      { param: "amount" },
    );
  }
  checkChargeable(amount, charge.currency, "amount");
  const refund = newRefund(scope, charge, { ...wish, amount });
  scope.world.objects.insert(scope.account, "refund", refund);
  emit(scope, "refund.created", render(scope, refund));
  saveRefunded(scope, charge, charge.amount_refunded + amount, "charge.refunded");
  return refund;
}

/** A refund that came to nothing: the charge has its money again. */
export function takeBack(scope: Scope, refund: Refund): void {
  const charge = scope.world.objects.find(scope.account, "charge", refund.charge ?? "");
  if (charge === undefined) return;
  saveRefunded(scope, charge, charge.amount_refunded - refund.amount, "charge.updated");
}

function saveRefunded(scope: Scope, before: Charge, amount_refunded: number, type: string): void {
  const after: Charge = { ...before, amount_refunded, refunded: amount_refunded === before.amount };
  scope.world.objects.save(scope.account, after);
  emit(scope, type, after, difference(before, after));
}
