import type { BillingIntentRow, InvoiceRow } from "../../database/rows.ts";
import { changed, happened, refuse, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job, Refusal } from "../../jobs/types.ts";
import { formatMoney } from "../../money/format.ts";
import { leastCharge } from "../../money/least-charge.ts";
import { applicationFee } from "../../stripe-accounts/application-fee.ts";
import { begin } from "../ledger/begin.ts";
import { underWay } from "../ledger/under-way.ts";
import { mayPay } from "../may-pay.ts";
import { billingFor } from "../vocabulary.ts";

/**
 * The customer wants to pay a part: a payment of its own is made at Stripe and attached to the invoice, and what they wanted to pay
 * before and did not is given up. Asked for again while it is being made, it is the same part.
 * @param asked `amount` in minor units
 */
export function payPart(job: Job, asked: { invoiceId: string; amount: number }, context: Context): Decision {
  const { invoiceId, amount } = asked;
  const invoice = job.invoices.find((one) => one.id === invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  const refusal = whyNoPart(job, invoice, amount);
  if (refusal) return refusal;
  const before = runningParts(job, invoiceId);
  if (before.some(({ frozen }) => frozen.kind === "pay_part" && frozen.amount === amount))
    return unchanged(job);
  const intents = job.intents.map((one) =>
    before.includes(one) ? { ...one, status: "dropped" as const } : one,
  );
  const description = `Part of invoice ${invoice.number ?? ""}`.trim();
  const fee = applicationFee(job, invoice, amount, context);
  const kept = fee !== undefined && { applicationFee: fee };
  const frozen = { kind: "pay_part" as const, amount, description, ...kept };
  const begun = begin({ ...job, intents }, { invoiceId, frozen }, context);
  const { currency, number } = invoice;
  return changed(begun.job, happened("payment.part_begun", { invoiceId, number, amount, currency }));
}

/** The part of an invoice that was asked for last; undefined where none ever was. */
export function lastPart(job: Pick<Job, "intents">, invoiceId: string): BillingIntentRow | undefined {
  return job.intents.findLast((one) => one.invoiceId === invoiceId && one.frozen.kind === "pay_part");
}

function runningParts(job: Job, invoiceId: string): BillingIntentRow[] {
  return job.intents.filter(
    (one) => one.invoiceId === invoiceId && one.frozen.kind === "pay_part" && one.status === "running",
  );
}

function whyNoPart(job: Job, invoice: InvoiceRow, amount: number): Refusal | null {
  if (!mayPay(invoice) || invoice.via !== "invoice" || invoice.stripeInvoiceId === null)
    return refuse("not_payable", "There is nothing to pay on this invoice now. Look at the page again.");
  if (!billingFor(job).partialPayments) return refuse("not_payable", "This invoice is paid as a whole.");
  // Stripe attaches payments to open invoices alone (https://docs.stripe.com/invoicing/partial-payments).
  if (invoice.status !== "open") return refuse("not_payable", "This invoice is paid as a whole.");
  if (underWay(job, invoice.id))
    return refuse("under_way", "The invoice is being changed just now. Look again in a minute.");
  return whyNotThis(invoice, amount, job.organisation.locale);
}

/** A part must be one that Stripe takes, and so must be what it leaves. */
function whyNotThis({ currency, amountDue }: InvoiceRow, amount: number, locale: string): Refusal | null {
  const money = (minor: number) => formatMoney(minor, currency, locale);
  const least = leastCharge(currency);
  if (!Number.isInteger(amount) || amount < least)
    return refuse("invalid_input", `Enter at least ${money(least)}.`);
  if (amount > amountDue) return refuse("too_much", `Only ${money(amountDue)} is left to pay.`);
  const left = amountDue - amount;
  if (left > 0 && left < least) {
    const most = money(amountDue - least);
    return refuse("too_much", `Enter at most ${most}, or pay all of ${money(amountDue)}.`);
  }
  return null;
}
