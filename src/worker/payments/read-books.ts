import { readInvoice } from "../billing/stripe/read-invoice.ts";
import { readLink } from "../billing/stripe/read-link.ts";
import type { InvoiceRow, StripeAccountRow } from "../database/rows.ts";
import type { Command } from "../jobs/types.ts";
import { stripeOf } from "./stripe-gateway.ts";

/** What the books that an invoice stands in are asked for it by. */
export type InBooks = Pick<InvoiceRow, "organisationId" | "accountId" | "stripeInvoiceId" | "stripeLinkId">;

/**
 * What Stripe's books say of an invoice, as a command to its job; null where it stands in none. Throws what the SDK throws.
 * @param asked whether refunds are read too
 */
export async function readBooks(
  env: Env,
  accounts: StripeAccountRow[],
  invoice: InBooks,
  asked: { refunds?: boolean } = {},
): Promise<Command | null> {
  const { accountId, stripeInvoiceId, stripeLinkId } = invoice;
  if (stripeInvoiceId === null && stripeLinkId === null) return null;
  const stripe = await stripeOf(env, accounts, accountId);
  return stripeInvoiceId === null
    ? { type: "link_reports", link: await readLink(stripe, stripeLinkId ?? "", asked) }
    : { type: "stripe_reports", invoice: await readInvoice(stripe, stripeInvoiceId, asked) };
}
