import type { StripeAccountRow } from "../database/rows.ts";
import type { AccountState } from "./types.ts";

type Enabled = Pick<StripeAccountRow, "chargesEnabled" | "payoutsEnabled" | "detailsSubmitted">;

/** What an account's state is by what Stripe says of it now. `before`: what it was, null where it is new. */
export function nextState(before: AccountState | null, now: Enabled): AccountState {
  if (now.chargesEnabled && now.payoutsEnabled) return "active";
  const worked = before === "active" || before === "restricted" || now.chargesEnabled;
  return worked && now.detailsSubmitted ? "restricted" : "onboarding";
}
