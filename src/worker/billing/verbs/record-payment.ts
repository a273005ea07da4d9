import type { InvoiceRow, PaymentRow } from "../../database/rows.ts";
import { changed, happened, refuse, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job, Refusal } from "../../jobs/types.ts";
import { formatMoney } from "../../money/format.ts";
import { calendarDateIn, isCalendarDate, noonOf } from "../../time/calendar.ts";
import { begin } from "../ledger/begin.ts";
import { linkStillPays } from "../ledger/link-pays.ts";
import { settleHere } from "../ledger/merge-link.ts";
import { refuseUnderWay } from "../ledger/under-way.ts";
import type { Frozen, PaymentInput } from "../types.ts";

/**
 * Money came that Stripe did not take. Stripe is told, so that nobody can pay it twice: an invoice is marked paid or gets a record of the
 * part, and a link is switched off before the money counts.
 */
export function recordPayment(job: Job, asked: PaymentInput, context: Context): Decision {
  if (job.payments.some((one) => one.id === asked.id)) return unchanged(job);
  const invoice = job.invoices.find((one) => one.id === asked.invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  const today = calendarDateIn(job.organisation.timeZone, context.now);
  const refusal =
    whyNotPaid(invoice) ?? whyNotThis(job, invoice, asked, today) ?? refuseUnderWay(job, invoice.id);
  if (refusal) return refusal;

  const at = Math.min(context.now, noonOf(asked.receivedOn, job.organisation.timeZone));
  const frozen = whatToTell(invoice, asked, at);
  const payment = paymentOf(invoice, asked, at, frozen === null ? "paid" : "processing", context);
  const { id: paymentId, amount, means, reference } = asked;
  const { id: invoiceId, number, currency } = invoice;
  const facts = { paymentId, invoiceId, number, amount, currency, means, reference };
  const told = happened("payment.recorded", facts);
  const so = { ...job, payments: [...job.payments, payment] };
  if (frozen === null) {
    const settled = settleHere(so, invoice, context);
    return changed(settled.job, told, ...settled.events);
  }
  return changed(begin(so, { invoiceId, frozen }, context).job, told);
}

/** What the operation is, by what the customer could pay by; null where nobody has to be told. */
function whatToTell(invoice: InvoiceRow, asked: PaymentInput, at: number): Frozen | null {
  const { id: paymentId, amount, means, reference } = asked;
  if (linkStillPays(invoice))
    return { kind: "close_link", reason: "Paid otherwise", reissue: null, paymentId };
  if (invoice.via !== "invoice") return null;
  if (amount === invoice.amountDue) return { kind: "mark_paid", paymentId };
  return { kind: "record_part", paymentId, amount, means, reference, at: Math.floor(at / 1000) };
}

/** Only what is out and unpaid can be paid. */
function whyNotPaid({ status, processing }: InvoiceRow): Refusal | null {
  if (status === "draft")
    return refuse("not_payable", "This is a draft: send it first, then record what came.");
  if (status === "paid") return refuse("not_payable", "It is paid already.");
  if (status === "void")
    return refuse("not_payable", "It is void: record the payment on the one in its place.");
  return processing
    ? refuse("under_way", "A bank payment is on its way: wait until it has come or was turned down.")
    : null;
}

function whyNotThis(
  job: Job,
  { amountDue, currency, status, via }: InvoiceRow,
  { amount, receivedOn }: PaymentInput,
  today: string,
): Refusal | null {
  if (!Number.isInteger(amount) || amount <= 0)
    return refuse("invalid_input", "Enter the amount that came, such as 450.00.");
  if (amount > amountDue) {
    const due = formatMoney(amountDue, currency, job.organisation.locale);
    return refuse("too_much", `Only ${due} is open: record that much, and give the rest back.`);
  }
  if (amount < amountDue && status === "uncollectible" && via === "invoice") {
    return refuse(
      "not_payable",
      "Stripe takes only the whole of what was written off: record all of it, or bill it anew.",
    );
  }
  if (!isCalendarDate(receivedOn)) return refuse("invalid_input", "Enter the day on which it came.");
  return receivedOn > today ? refuse("invalid_input", "The day on which it came cannot lie ahead.") : null;
}

function paymentOf(
  { organisationId, jobId, id: invoiceId, currency }: InvoiceRow,
  { id, amount, means, reference, receivedOn }: PaymentInput,
  at: number,
  status: PaymentRow["status"],
  context: Context,
): PaymentRow {
  return {
    ...{ organisationId, id, jobId, invoiceId, status, source: "recorded", amount, currency, method: null },
    ...{ paymentIntentId: null, chargeId: null, means, reference, receivedOn },
    ...{ recordedBy: context.actor.name, refunded: 0, at },
  };
}
