import type Stripe from "stripe";
import { readLink } from "../billing/stripe/read-link.ts";
import type { TheirEntry } from "./compare.ts";
import type { BookedRow } from "./ours.ts";

const A_DAY = 86_400;

/** Which part of Stripe's books is read: seconds since 1970 by Stripe's own clock. */
export type Span = { from: number; to: number };

/**
 * What Stripe's books say of an organisation's invoices of a span of time. In an account that many share, only what says that it is
 * the organisation's is looked at. Throws what the SDK throws.
 * @param shared whether others bill with this account too
 */
export async function readTheirs(
  stripe: Stripe,
  organisationId: string,
  rows: readonly BookedRow[],
  span: Span,
  shared: boolean,
): Promise<TheirEntry[]> {
  const refunds = await refundedByIntent(stripe, span);
  const entries: TheirEntry[] = [];
  const created = { gte: span.from - A_DAY, lt: span.to + A_DAY };
  const known = new Set(rows.map((row) => row.stripeInvoiceId));
  const list = stripe.invoices.list({ created, limit: 100, expand: ["data.payments"] });
  for await (const found of list) {
    const ours = found.metadata?.organisation_id === organisationId;
    const madeHere = found.created >= span.from && found.created < span.to;
    if (known.has(found.id) || (madeHere && (ours || (!shared && !found.metadata?.organisation_id))))
      entries.push(toEntry(found, ours, refunds));
  }
  for (const row of rows) {
    if (row.stripeLinkId) entries.push(await linkEntry(stripe, row, row.stripeLinkId));
  }
  return entries;
}

function toEntry(found: Stripe.Invoice, ours: boolean, refunds: Map<string, number>): TheirEntry {
  const intents = (found.payments?.data ?? []).flatMap(({ payment: { payment_intent: one } }) =>
    typeof one === "string" ? one : (one?.id ?? []),
  );
  const status = found.status ?? "draft";
  return {
    ...{ stripeId: found.id, number: found.number, currency: found.currency, ours },
    customerName: found.customer_name,
    status: isKnown(status) ? status : "draft",
    ...{ total: found.total, paid: found.amount_paid },
    due: status === "void" ? 0 : found.amount_remaining,
    credited: found.pre_payment_credit_notes_amount + found.post_payment_credit_notes_amount,
    refunded: intents.reduce((sum, id) => sum + (refunds.get(id) ?? 0), 0),
  };
}

/** Whether somebody paid by the link is all that Stripe knows: what it means is said as our own books would say it. */
async function linkEntry(stripe: Stripe, row: BookedRow, id: string): Promise<TheirEntry> {
  const link = await readLink(stripe, id, { refunds: true });
  const paid = link.payments.filter((one) => one.status === "paid").reduce((sum, one) => sum + one.amount, 0);
  const refunded = (link.refunds ?? [])
    .filter((one) => one.status !== "failed")
    .reduce((sum, one) => sum + one.amount, 0);
  const asked = { status: row.status, paid: row.amountPaid, due: row.amountDue };
  // Money that came otherwise (a cheque) is not in Stripe's books of a link, so only its own payments can differ.
  const owed = row.total - row.credited;
  const came = Math.min(owed, paid + row.recorded);
  const same = paid === 0 ? asked : { status: row.status, paid: came, due: owed - came };
  // A link that took the place of another asks for what was left then; one that is off and took nothing asks for nothing.
  const isOver = !link.active && paid === 0;
  const total = isOver || link.total === owed - row.recorded ? row.total : link.total;
  return {
    ...{ stripeId: id, number: row.number, currency: row.currency, customerName: null, ours: true },
    ...{ ...same, total, credited: row.credited + row.creditedAfter, refunded },
  };
}

/** What went back of each payment since the span began. */
async function refundedByIntent(stripe: Stripe, { from }: Span): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for await (const one of stripe.refunds.list({ created: { gte: from - A_DAY }, limit: 100 })) {
    const id = typeof one.payment_intent === "string" ? one.payment_intent : one.payment_intent?.id;
    if (!id || one.status === "failed" || one.status === "canceled") continue;
    sums.set(id, (sums.get(id) ?? 0) + one.amount);
  }
  return sums;
}

const STATUSES = ["draft", "open", "paid", "void", "uncollectible"] as const;

function isKnown(status: string): status is (typeof STATUSES)[number] {
  return STATUSES.some((one) => one === status);
}
