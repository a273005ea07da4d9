import type { InvoiceRow, MilestoneRow } from "../database/rows.ts";
import type { Context, Job, Refusal } from "../jobs/types.ts";
import { applicationFee } from "../stripe-accounts/application-fee.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { accountFor } from "./account.ts";
import { billLines } from "./bill-lines.ts";
import { billToOf, freezeBill } from "./freeze.ts";
import { begin } from "./ledger/begin.ts";
import { dueDate } from "./terms.ts";
import type { Frozen, StepName } from "./types.ts";
import { type BillingSurface, billingFor } from "./vocabulary.ts";

type Asked = {
  as: BillingSurface;
  /** A draft that waits for a person. */
  hold: boolean;
  /** The invoice that it takes the place of. */
  replaces?: InvoiceRow;
};

/** A milestone's invoice and the operation that makes it, with everything frozen; or why there can be none. */
export function newBill(
  job: Job,
  milestone: MilestoneRow,
  { as, hold, replaces }: Asked,
  context: Context,
): { job: Job; invoice: InvoiceRow; intentId: string } | Refusal {
  const account = as === "outside" ? null : accountFor(job, context);
  if (account && !account.ok) return account;
  const { organisationId, id: jobId, currency } = job.row;
  const rules = billingFor(job);
  const terms = replaces?.terms ?? rules.terms;
  const dueOn = dueDate(terms, calendarDateIn(job.organisation.timeZone, context.now));
  const { lines, subtotal, tax, taxIncluded, total } = billLines(job, milestone);
  const invoice: InvoiceRow = {
    ...{ organisationId, id: context.newId("inv"), jobId, milestoneId: milestone.id },
    ...{ customerId: job.row.customerId, billTo: billToOf(job), memo: replaces?.memo ?? null },
    ...{ accountId: account?.id ?? "", livemode: account?.livemode ?? context.deployment.livemode },
    ...{ status: "draft", live: true, via: as, number: null, terms, dueOn },
    kind: job.milestones.length > 1 ? milestone.kind : "invoice",
    ...{ revision: (replaces?.revision ?? 0) + 1, replacesId: replaces?.id ?? null },
    ...{ currency, lines, subtotal, tax, taxIncluded, total, amountDue: total },
    ...{ amountPaid: 0, credited: 0, creditedAfter: 0, refunded: 0, overpaid: 0 },
    ...{ stripeInvoiceId: null, stripeLines: null, stripeLinkId: null, hostedUrl: null, payVersion: 1 },
    ...{ processing: false, recovering: false, remindedStep: 0, createdAt: context.now },
    ...{ finalisedAt: null, sentAt: null, viewedAt: null, paidAt: null, voidedAt: null, paidOn: null },
  };
  const bill = { job: { ...job, invoices: [...job.invoices, invoice] }, invoice };
  const frozen = freezeFor(job, invoice, context);
  const begun = begin(
    bill.job,
    { invoiceId: invoice.id, frozen, hold, done: knownCustomer(job, invoice) },
    context,
  );
  return { job: begun.job, invoice, intentId: begun.intent.id };
}

/** What Stripe is told for an invoice, by the way in which it is paid. */
export function freezeFor(
  job: Job,
  invoice: InvoiceRow,
  context: Context,
): Extract<Frozen, { lines: unknown; total: number }> & { kind: "invoice" | "link" | "outside" } {
  const { via, lines, total } = invoice;
  if (via === "outside") return { kind: "outside", lines, total };
  const fee = applicationFee(job, invoice, total, context);
  const bill = {
    ...freezeBill(job, invoice, context.now),
    ...(fee !== undefined && { applicationFee: fee }),
  };
  if (via === "link") {
    const { replaces: _replaces, ...link } = bill;
    return { kind: "link", ...link };
  }
  return { kind: "invoice", ...bill, ...(addsTax(job) && { automaticTax: true }) };
}

/** Whether Stripe Tax adds the tax: who is exempt pays none. */
function addsTax(job: Job): boolean {
  return billingFor(job).taxBy === "stripe" && !job.customer.exemptCertificate;
}

/** A payer whom the account knows needs no step of their own. */
function knownCustomer(job: Job, invoice: InvoiceRow): { [name in StepName]?: string } {
  const known = job.payers.find(
    (one) => one.accountId === invoice.accountId && one.customerId === invoice.customerId,
  );
  return known ? { customer: known.stripeId } : {};
}
