import { refusal } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import { ownAccount } from "./shown.ts";

/** No payment for an account that Stripe has not enabled. That the words are the same in test mode is unverified. */
export function refuseUnlessCharging(scope: Scope): void {
  if (ownAccount(scope).charges_enabled) return;
  throw refusal(
    "This Connect account cannot currently make live charges. The `requirements.disabled_reason` property on the account will provide information about why this account is currently disabled. If you are a customer trying to make a purchase, please contact the owner of this site. Your transaction has not been processed.",
  );
}

/** No new debts for an account that was rejected. Stripe's own answer to this is unverified. */
export function refuseWhenRejected(scope: Scope): void {
  if (ownAccount(scope).state !== "rejected") return;
  throw refusal(
    "This account has been rejected and cannot create new invoices. See the `requirements.disabled_reason` property on the account.",
  );
}
