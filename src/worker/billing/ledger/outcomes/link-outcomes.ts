import type { InvoiceRow } from "../../../database/rows.ts";
import { cancelDeliveries, queueLetter } from "../../../delivery/rules.ts";
import { resolveFailures } from "../../../failures/rules.ts";
import { happened, replaceRow } from "../../../jobs/decision.ts";
import type { Context, Job, NewEvent } from "../../../jobs/types.ts";
import { askForRest } from "../ask-for-rest.ts";
import { mergeLink, settleHere } from "../merge-link.ts";
import type { OutcomeRule } from "../outcome.ts";
import { thenReissue } from "./voided.ts";

/** The link takes payments: the bill is out. */
export const linkMade: OutcomeRule = (job, { intent, invoice }, { link }, context) => {
  if (!invoice || !link) return { again: "Stripe answered without the link" };
  if (intent.frozen.kind !== "link") return { job, events: [] };
  const wrong = wrongTotal(link.total, intent.frozen.total, invoice);
  if (wrong) return { refused: wrong };
  return goOut(job, invoice, { stripeLinkId: link.id, hostedUrl: link.url }, context);
};

/** A link that asks for another sum than we do is never sent. */
function wrongTotal(theirs: number, ours: number, { currency }: InvoiceRow) {
  if (theirs === ours) return null;
  const reason = `The link asks for ${theirs}, we for ${ours}, in the smallest unit of ${currency.toUpperCase()}.`;
  return { code: "total_mismatch", reason };
}

/** Nothing of Stripe's is in it: the letter says how to pay. */
export const outsideIssued: OutcomeRule = (job, { invoice }, _answer, context) =>
  invoice ? goOut(job, invoice, {}, context) : { job, events: [] };

/** The bill is open from now on, and its letter is written. */
function goOut(job: Job, invoice: InvoiceRow, fields: Partial<InvoiceRow>, context: Context) {
  const open = { ...fields, status: "open" as const, finalisedAt: context.now };
  const next = { ...job, invoices: replaceRow(job.invoices, invoice.id, open) };
  const { id: invoiceId, number, total, currency, dueOn } = invoice;
  const event = happened("invoice.finalised", { invoiceId, number, total, currency, dueOn });
  const queued = queueLetter(next, { ...invoice, ...open }, 1, context);
  return { job: queued.job, events: [event, ...queued.events] };
}

/**
 * Switched off, and every page that was open on it too. If somebody paid before that, it is not void; what was recorded counts only now
 * that nobody can pay it twice.
 */
export const linkClosed: OutcomeRule = (job, { intent, invoice }, { link }, context) => {
  const { frozen } = intent;
  if (!invoice || !link || frozen.kind !== "close_link") return { job, events: [] };
  const closed = { ...job, invoices: replaceRow(job.invoices, invoice.id, { hostedUrl: null }) };
  const seen = mergeLink(closed, invoice.id, link, context);
  const now = seen.job.invoices.find((one) => one.id === invoice.id) ?? invoice;
  if (frozen.rest) return askForRest(told(seen, invoice.id), invoice.id, "Another sum is owed", context);
  if (link.payments.some((one) => one.status !== "failed")) {
    const what = frozen.paymentId ? "Give what you received back." : "Refund it or credit it.";
    return {
      ...{
        refused: { code: "paid_meanwhile", reason: `Somebody paid by the link in the same moment. ${what}` },
      },
      ...{ job: seen.job, events: seen.events },
    };
  }
  if (frozen.paymentId) {
    const counted = countPayment(seen, now, frozen.paymentId, context);
    return askForRest(counted, invoice.id, "A part was paid otherwise", context);
  }
  // Credited or paid elsewhere: it is settled already, and only the link was left.
  if (now.status === "paid") return told(seen, now.id);
  return thenReissue(voidHere(seen, now, context), invoice.id, frozen.reissue, context);
};

/** Something is told even where only the link went. */
function told(so: { job: Job; events: NewEvent[] }, invoiceId: string) {
  return so.events.length > 0 ? so : { ...so, events: [happened("invoice.updated", { invoiceId })] };
}

/** What is left can be paid again: by this link, and by no other. */
export const nextLinkMade: OutcomeRule = (job, { intent, invoice }, { link }) => {
  if (!invoice || !link) return { again: "Stripe answered without the link" };
  if (intent.frozen.kind !== "next_link") return { job, events: [] };
  const wrong = wrongTotal(link.total, intent.frozen.total, invoice);
  if (wrong) return { refused: wrong };
  const invoices = replaceRow(job.invoices, invoice.id, { stripeLinkId: link.id, hostedUrl: link.url });
  return told({ job: { ...job, invoices }, events: [] }, invoice.id);
};

function countPayment(
  so: { job: Job; events: NewEvent[] },
  invoice: InvoiceRow,
  paymentId: string,
  context: Context,
) {
  const payments = replaceRow(so.job.payments, paymentId, { status: "paid" });
  const settled = settleHere({ ...so.job, payments }, invoice, context);
  return { job: settled.job, events: [...so.events, ...settled.events] };
}

/** A bill that stands in no book of Stripe's invoices becomes void by our word alone. */
export function voidHere(
  so: { job: Job; events: NewEvent[] },
  invoice: InvoiceRow,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const gone = { status: "void" as const, live: false, amountDue: 0, voidedAt: context.now };
  const next = { ...so.job, invoices: replaceRow(so.job.invoices, invoice.id, gone) };
  const mended = resolveFailures(next, "billing", invoice.id, context.now);
  const quiet = cancelDeliveries(mended, invoice.id, "void", context.now);
  const told = happened("invoice.void", { invoiceId: invoice.id, number: invoice.number });
  return { job: quiet.job, events: [...so.events, told, ...quiet.events] };
}
