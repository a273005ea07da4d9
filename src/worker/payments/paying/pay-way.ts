import { mayPay } from "../../billing/may-pay.ts";
import { billingFor } from "../../billing/vocabulary.ts";
import { leastCharge } from "../../money/least-charge.ts";
import { paymentAddress } from "../pay-letter.ts";
import type { PayFacts } from "../pay-records.ts";
import { type BrowserAccess, browserAccess } from "./browser-access.ts";

/** How the customer can pay now. */
export type PayWay =
  /** On this page, or at `hosted` where no script runs. `part`: the least and the most of a part, in minor units. */
  | { kind: "page"; hosted: string; access: BrowserAccess; part: { least: number; most: number } | null }
  /** On a page of Stripe's. */
  | { kind: "hosted"; hosted: string }
  /** As the vendor says, outside of Stripe. */
  | { kind: "outside"; lines: string[] }
  /** There is something to pay, and nowhere to pay it yet. */
  | { kind: "not_ready" }
  | { kind: "none" };

type Keys = Pick<Env, "ENVIRONMENT" | "STRIPE_PUBLISHABLE_KEY" | "STRIPE_LIVE_PUBLISHABLE_KEY">;
type Facts = Pick<PayFacts, "organisation" | "invoice" | "customer" | "portal" | "account">;

export function payWay(env: Keys, facts: Facts): PayWay {
  const { invoice, organisation, account } = facts;
  if (!mayPay(invoice)) return { kind: "none" };
  if (invoice.via === "outside") return { kind: "outside", lines: linesOf(organisation.identity.payment) };
  const hosted = paymentAddress(invoice, env.ENVIRONMENT);
  if (hosted === null) return { kind: "not_ready" };
  const access = invoice.via === "invoice" ? browserAccess(env, invoice, account) : null;
  return access ? { kind: "page", hosted, access, part: partOf(facts) } : { kind: "hosted", hosted };
}

/** Whether a part may be paid, and between which amounts: it and what it leaves must each be enough for Stripe. */
function partOf(facts: Facts): { least: number; most: number } | null {
  const { status, amountDue, currency } = facts.invoice;
  const least = leastCharge(currency);
  const isDivisible = status === "open" && amountDue >= 2 * least;
  return isDivisible && billingFor(facts).partialPayments ? { least, most: amountDue - least } : null;
}

function linesOf(text: string | undefined): string[] {
  return (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
