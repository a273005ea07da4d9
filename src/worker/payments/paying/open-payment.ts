import type Stripe from "stripe";
import { cancelOpenParts } from "../../billing/stripe/open-parts.ts";
import { lastPart } from "../../billing/verbs/pay-part.ts";
import type { Database } from "../../database/database.ts";
import { refuse } from "../../jobs/decision.ts";
import { sendCommand } from "../../jobs/send-command.ts";
import type { Refusal } from "../../jobs/types.ts";
import type { PayFacts } from "../pay-records.ts";
import { stripeOf } from "../stripe-gateway.ts";
import { waitForPart } from "./wait-for-part.ts";

/** A payment that a browser may confirm: `amount` in minor units is what will be paid. */
export type Opened = { ok: true; clientSecret: string; amount: number } | Refusal;

const AWAY = refuse("under_way", "Stripe does not answer just now. Nothing was paid. Try again in a minute.");

/**
 * The payment of all that is left: the invoice's own, which Stripe keeps at what remains. A part that somebody wanted to pay before is
 * given up, since both could be paid. Throws what the SDK throws.
 */
export async function openWhole(env: Env, facts: PayFacts): Promise<Opened> {
  const { invoice } = facts;
  const id = invoice.stripeInvoiceId ?? "";
  const stripe = await stripeFor(env, facts);
  await cancelOpenParts(stripe, id);
  const found = await stripe.invoices.retrieve(id, { expand: ["confirmation_secret"] });
  const clientSecret = found.confirmation_secret?.client_secret;
  if (!clientSecret) return refuse("not_payable", "There is nothing to pay on this invoice now.");
  return { ok: true, clientSecret, amount: found.amount_remaining };
}

/** The payment of a part, made by the job's ledger. Throws what the SDK throws. */
export async function openPart(env: Env, db: Database, facts: PayFacts, amount: number): Promise<Opened> {
  const { organisationId, jobId, id: invoiceId } = facts.invoice;
  const { id, name } = facts.customer;
  const asked = await sendCommand(env, {
    ...{ organisationId, jobId, source: "pay", actor: { kind: "customer", id, name } },
    command: { type: "pay_part", id: crypto.randomUUID(), invoiceId, amount },
  });
  if (!asked.ok) return asked;
  const part = lastPart(asked.job, invoiceId);
  const made = part && (await waitForPart(db, organisationId, jobId, part.id));
  if (!made || made.status === "waiting") return AWAY;
  if (made.status === "refused")
    return refuse("invalid_input", "Stripe does not take this amount. Enter another one, or pay all of it.");
  const stripe = await stripeFor(env, facts);
  const intent = await stripe.paymentIntents.retrieve(made.stripeId);
  return intent.client_secret ? { ok: true, clientSecret: intent.client_secret, amount } : AWAY;
}

function stripeFor(env: Env, { invoice, account }: PayFacts): Promise<Stripe> {
  return stripeOf(env, account ? [account] : [], invoice.accountId);
}
