import { databaseOf, directoryDatabase } from "../database/database.ts";
import type { StripeEventRow } from "../database/rows.ts";
import { isReachable } from "../stripe-accounts/lost.ts";
import { readAccounts } from "../stripe-accounts/records.ts";
import { DEPLOYMENT } from "../stripe-accounts/types.ts";
import { findRung, type Named, organisationOf } from "./records.ts";
import type { Refreshed } from "./refresh-invoice.ts";
import { type Bell, PLATFORM, type RungBy, readBell } from "./stripe-event.ts";
import { stripeFor, stripeOf } from "./stripe-gateway.ts";

/** What an event is about: an invoice, and whether its refunds are to be read; or the account that rang. */
export type Ring =
  | (Refreshed & { about: "invoice"; invoiceId: string; isRefund: boolean })
  | (RungBy & { about: "account"; jobId: null });

/** Whose invoice a kept event is about and which job's; null if it is no news of an invoice or an account of ours. */
export async function whoIsRung(
  env: Env,
  event: Pick<StripeEventRow, "payload" | "organisationId" | "accountId">,
): Promise<Ring | null> {
  const { accountId } = event;
  const bell = readBell(JSON.parse(event.payload));
  if (!bell.isNews) return null;
  if (bell.isOfAccount) return accountRung(event);
  const named = await nameOf(env, event, bell);
  const organisationId =
    event.organisationId === PLATFORM && named && accountId === DEPLOYMENT
      ? await organisationOf(directoryDatabase(env), named)
      : event.organisationId;
  if (named === null || organisationId === null || organisationId === PLATFORM) return null;
  // An account's news is of what stands in that account alone, whatever it names.
  const found = await findRung(databaseOf(env, organisationId), { organisationId, accountId }, named);
  return found && { ...found, organisationId, about: "invoice", isRefund: bell.isRefund };
}

function accountRung({ organisationId, accountId }: RungBy): Ring | null {
  if (organisationId === PLATFORM || accountId === DEPLOYMENT) return null;
  return { organisationId, accountId, about: "account", jobId: null };
}

/** What our records know it by. A payment does not say what it pays: Stripe is asked. Null where nobody can be asked. */
async function nameOf(env: Env, by: RungBy, bell: Bell): Promise<Named | null> {
  const { stripeInvoiceId, stripeLinkId, paymentIntentId } = bell;
  if (stripeInvoiceId !== null || stripeLinkId !== null || paymentIntentId === null) {
    return { stripeInvoiceId, stripeLinkId, paymentIntentId };
  }
  const stripe = await stripeOfBell(env, by);
  if (!stripe) return null;
  const payment = { type: "payment_intent", payment_intent: paymentIntentId } as const;
  const { data } = await stripe.invoicePayments.list({ payment, limit: 1 });
  const invoice = data[0]?.invoice;
  const found = typeof invoice === "string" ? invoice : (invoice?.id ?? null);
  return { stripeLinkId, paymentIntentId, stripeInvoiceId: found };
}

/** The account that the event happened in; null for one that is ours no more. */
async function stripeOfBell(env: Env, { organisationId, accountId }: RungBy) {
  if (accountId === DEPLOYMENT) return stripeFor(env);
  const accounts = await readAccounts(databaseOf(env, organisationId), organisationId);
  const account = accounts.find((one) => one.id === accountId);
  return account && isReachable(account) ? stripeOf(env, accounts, accountId) : null;
}
