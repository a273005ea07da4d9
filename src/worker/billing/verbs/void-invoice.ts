import type { InvoiceRow } from "../../database/rows.ts";
import { changed, happened, refuse, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job, NewEvent, Refusal } from "../../jobs/types.ts";
import { begin } from "../ledger/begin.ts";
import { voidHere } from "../ledger/outcomes/link-outcomes.ts";
import { thenReissue } from "../ledger/outcomes/voided.ts";
import { isEndUnderWay, refuseUnderWay } from "../ledger/under-way.ts";
import type { BillingSurface } from "../vocabulary.ts";

type Asked = { invoiceId: string; reason: string; reissue: boolean; as?: BillingSurface };

/**
 * Takes an invoice back that is out and that nobody paid. Another one in its place is begun only when this one is void, so that there
 * are never two to pay.
 */
export function voidInvoice(job: Job, asked: Asked, context: Context): Decision {
  const invoice = job.invoices.find((one) => one.id === asked.invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  const isAsked = isEndUnderWay(job, invoice.id);
  if (invoice.status === "void" || isAsked) return unchanged(job);
  const refusal = whyNotVoid(invoice) ?? refuseUnderWay(job, invoice.id);
  if (refusal) return refusal;
  if (asked.reason === "") return refuse("reason_missing", "Say why it is void: the customer may ask.");
  const { number } = invoice;
  const told = { invoiceId: invoice.id, number, reason: asked.reason, reissue: asked.reissue };
  const begun = beginVoid(job, invoice, asked, context);
  return changed(begun.job, happened("invoice.void_asked", told), ...begun.events);
}

/** Stripe keeps what was paid of an invoice, so that it can never be void: credit is what takes such a one back. */
export function whyNotVoid({ status, amountPaid, processing, number }: InvoiceRow): Refusal | null {
  const name = number ?? "It";
  if (status === "draft") return refuse("not_payable", "This is a draft: send it, or throw it away.");
  if (status === "paid")
    return refuse("not_payable", `${name} is paid: refund or credit it, it cannot be void.`);
  if (amountPaid > 0)
    return refuse("not_payable", `A part of ${name} is paid: refund that part, and credit what is left.`);
  return processing
    ? refuse(
        "under_way",
        `A bank payment for ${name} is on its way: wait until it has come or was turned down.`,
      )
    : null;
}

/** The operation that makes it void; what stands in no book of Stripe's is void at once. */
export function beginVoid(
  job: Job,
  invoice: InvoiceRow,
  { reason, reissue, as }: Pick<Asked, "reason" | "reissue" | "as">,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const next = reissue ? { as: as ?? invoice.via } : null;
  if (invoice.via === "outside") {
    return thenReissue(voidHere({ job, events: [] }, invoice, context), invoice.id, next, context);
  }
  const kind = invoice.via === "link" ? ("close_link" as const) : ("void" as const);
  const begun = begin(job, { invoiceId: invoice.id, frozen: { kind, reason, reissue: next } }, context);
  return { job: begun.job, events: [] };
}
