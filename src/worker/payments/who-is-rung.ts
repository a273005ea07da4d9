import { databaseOf, directoryDatabase } from "../database/database.ts";
import type { StripeEventRow } from "../database/rows.ts";
import { readAccounts } from "../stripe-accounts/records.ts";
import { findRung, type Named, organisationOf } from "./records.ts";
import type { Refreshed } from "./refresh-invoice.ts";
import { type Bell, PLATFORM, readBell } from "./stripe-event.ts";
import { stripeFor, stripeOf } from "./stripe-gateway.ts";

/** The invoice that an event is about, and whether its refunds are to be read. */
export type Ring = Refreshed & { invoiceId: string; isRefund: boolean };

/** Whose invoice a kept event is about and which job's; null if it is no news of an invoice of ours. */
export async function whoIsRung(
  env: Env,
  event: Pick<StripeEventRow, "payload" | "organisationId">,
): Promise<Ring | null> {
  const bell = readBell(JSON.parse(event.payload));
  if (!bell.isNews) return null;
  const named = await nameOf(env, event.organisationId, bell);
  const organisationId =
    event.organisationId === PLATFORM
      ? await organisationOf(directoryDatabase(env), named)
      : event.organisationId;
  if (organisationId === null) return null;
  const found = await findRung(databaseOf(env, organisationId), organisationId, named);
  return found && { ...found, organisationId, isRefund: bell.isRefund };
}

/** What our records know it by. A payment does not say what it pays: Stripe is asked. */
async function nameOf(env: Env, storedUnder: string, bell: Bell): Promise<Named> {
  const { stripeInvoiceId, stripeLinkId, paymentIntentId } = bell;
  if (stripeInvoiceId !== null || stripeLinkId !== null)
    return { stripeInvoiceId, stripeLinkId, paymentIntentId };
  return { stripeLinkId, paymentIntentId, stripeInvoiceId: await invoiceOfPayment(env, storedUnder, bell) };
}

async function invoiceOfPayment(env: Env, storedUnder: string, bell: Bell): Promise<string | null> {
  if (bell.paymentIntentId === null) return null;
  const stripe = await stripeOfBell(env, storedUnder, bell);
  const payment = { type: "payment_intent", payment_intent: bell.paymentIntentId } as const;
  const { data } = await stripe.invoicePayments.list({ payment, limit: 1 });
  const invoice = data[0]?.invoice;
  return typeof invoice === "string" ? invoice : (invoice?.id ?? null);
}

/** The account that the event happened in. */
async function stripeOfBell(env: Env, storedUnder: string, { stripeAccountId }: Bell) {
  if (storedUnder === PLATFORM) return stripeFor(env);
  const accounts = await readAccounts(databaseOf(env, storedUnder), storedUnder);
  const account =
    accounts.find((one) => one.stripeAccountId === stripeAccountId && stripeAccountId !== null) ??
    accounts.find((one) => one.kind === "keys");
  return account ? stripeOf(env, accounts, account.id) : stripeFor(env);
}
