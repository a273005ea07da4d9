import type { InvoiceRow, PaymentRow } from "../../database/rows.ts";
import { changed, happened, refuse, replaceRow, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job, NewEvent } from "../../jobs/types.ts";
import { askForRest } from "../ledger/ask-for-rest.ts";
import { settleHere } from "../ledger/merge-link.ts";
import { isUnderWay, refuseUnderWay } from "../ledger/under-way.ts";
import { notClosed } from "../not-closed.ts";
import { composeCredit } from "./compose-credit.ts";
import { beginCredit, whyNotCredited } from "./credit.ts";
import { reissue } from "./reissue.ts";

/**
 * What a person recorded did not come after all. Stripe never takes "paid" back: a credit note takes all of the invoice back, and
 * another one asks for the money. A bill that stands in no book of Stripe's is simply open again.
 */
export function undoPayment(
  job: Job,
  { paymentId, reason }: { paymentId: string; reason: string },
  context: Context,
): Decision {
  const payment = job.payments.find((one) => one.id === paymentId);
  const invoice = job.invoices.find((one) => one.id === payment?.invoiceId);
  if (!payment || !invoice) return refuse("not_found", "There is no such payment.");
  if (payment.status === "undone" || isUnderWay(job, invoice.id, "credit_note")) return unchanged(job);
  if (payment.source !== "recorded" || payment.status !== "paid")
    return refuse("not_payable", "Only a payment that was recorded by hand is undone; others are refunded.");
  const refusal = refuseUnderWay(job, invoice.id);
  if (refusal) return refusal;
  if (reason === "")
    return refuse("reason_missing", "Say why it did not come, such as a cheque that bounced.");
  return invoice.via === "invoice"
    ? takeBack(job, invoice, payment, reason, context)
    : openAgain(job, invoice, payment, reason, context);
}

/** Stripe's invoice, by a credit note for everything. */
function takeBack(
  job: Job,
  invoice: InvoiceRow,
  payment: PaymentRow,
  reason: string,
  context: Context,
): Decision {
  const others = job.payments.filter(
    (one) => one.invoiceId === invoice.id && one.id !== payment.id && one.status === "paid",
  );
  if (others.some((one) => one.source === "stripe")) {
    return refuse(
      "not_payable",
      "Stripe took a part of it too. Credit all of it, giving back outside of Stripe what was not kept, and bill it again.",
    );
  }
  if (others.length > 0) {
    return refuse(
      "not_payable",
      "Another payment was recorded on it too. Credit all of it, giving it back outside of Stripe, and bill it again.",
    );
  }
  const refusal = whyNotCredited(invoice);
  if (refusal) return refusal;
  const made = composeCredit(job, invoice, { parts: "all", giveBack: "outside" });
  if ("ok" in made) return made;
  const asked = { id: context.newId("cn"), made, giveBack: "outside" as const, reason, undoes: payment.id };
  const begun = beginCredit(job, invoice, asked, context);
  return changed(begun.job, ...begun.events);
}

function openAgain(
  job: Job,
  invoice: InvoiceRow,
  payment: PaymentRow,
  reason: string,
  context: Context,
): Decision {
  const payments = replaceRow(job.payments, payment.id, { status: "undone" });
  const settled = settleHere({ ...job, payments }, invoice, context);
  const open = { job: notClosed(settled.job), events: settled.events };
  const asked = askForRest(open, invoice.id, "A payment did not come", context);
  return changed(asked.job, undone(invoice.id, payment, reason), ...asked.events);
}

/** The credit note took the invoice back whose payment did not come after all: another one asks for the money. */
export function reissueUnpaid(
  job: Job,
  invoiceId: string,
  paymentId: string,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const old = job.invoices.find((one) => one.id === invoiceId);
  const payment = job.payments.find((one) => one.id === paymentId);
  if (!old || !payment) return { job, events: [] };
  const note = job.creditNotes.findLast((one) => one.invoiceId === invoiceId && one.status === "issued");
  const so: Job = {
    ...notClosed(job),
    payments: replaceRow(job.payments, paymentId, { status: "undone" }),
    invoices: replaceRow(job.invoices, invoiceId, { live: false }),
  };
  const again = reissue(so, invoiceId, old.via, context);
  return { job: again.job, events: [undone(invoiceId, payment, note?.reason ?? ""), ...again.events] };
}

function undone(
  invoiceId: string,
  { id: paymentId, amount, currency }: PaymentRow,
  reason: string,
): NewEvent {
  return happened("payment.undone", { invoiceId, paymentId, amount, currency, reason });
}
