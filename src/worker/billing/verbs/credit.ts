import type { CreditNoteRow, InvoiceRow } from "../../database/rows.ts";
import { changed, happened, refuse, unchanged } from "../../jobs/decision.ts";
import type { Context, Decision, Job, NewEvent, Refusal } from "../../jobs/types.ts";
import { begin } from "../ledger/begin.ts";
import { refuseUnderWay } from "../ledger/under-way.ts";
import type { CreditInput, StripeLine } from "../types.ts";
import { type Credit, composeCredit } from "./compose-credit.ts";
import { billIntentOf } from "./draft-of.ts";

/** Takes something back of an invoice that is out, as a document with a number of its own. */
export function credit(job: Job, asked: CreditInput, context: Context): Decision {
  if (job.creditNotes.some((one) => one.id === asked.id)) return unchanged(job);
  const invoice = job.invoices.find((one) => one.id === asked.invoiceId);
  if (!invoice) return refuse("not_found", "There is no such invoice.");
  const refusal = whyNotCredited(invoice) ?? refuseUnderWay(job, invoice.id);
  if (refusal) return refusal;
  if (asked.reason === "") return refuse("reason_missing", "Say why: it stands on the credit note.");
  const made = composeCredit(job, invoice, asked);
  if ("ok" in made) return made;
  const begun = beginCredit(job, invoice, { ...asked, made, undoes: null }, context);
  return changed(begun.job, ...begun.events);
}

/** Drafts are changed or thrown away; what is void asks for nothing. */
export function whyNotCredited({ status, via, stripeLines, processing }: InvoiceRow): Refusal | null {
  if (status === "draft") return refuse("not_payable", "This is a draft: change it, or throw it away.");
  if (status === "void") return refuse("not_payable", "It is void: there is nothing to credit.");
  if (processing)
    return refuse("under_way", "A bank payment is on its way: wait until it has come or was turned down.");
  if (via === "invoice" && stripeLines === null) {
    return refuse(
      "not_payable",
      "This invoice is older than credit notes here: make it on Stripe's own page, and it is shown here.",
    );
  }
  return null;
}

type Asked = Omit<CreditInput, "invoiceId" | "parts"> & { made: Credit; undoes: string | null };

/** Writes the credit note and its operation down. */
export function beginCredit(
  job: Job,
  invoice: InvoiceRow,
  { id, made, giveBack, reason, undoes }: Asked,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const { lines, subtotal, tax, total, refund, outside } = made;
  const { organisationId, jobId, currency, number } = invoice;
  const note: CreditNoteRow = {
    ...{ organisationId, id, jobId, invoiceId: invoice.id, status: "issuing", number: null, currency },
    ...{ lines, subtotal, tax, total, giveBack: refund + outside === 0 ? "none" : giveBack, reason },
    ...{ stripeId: null, createdBy: context.actor.name, createdAt: context.now, issuedAt: null },
  };
  const frozen = {
    ...{ kind: "credit_note" as const, creditNoteId: id, lines, stripeLines: stripeLinesOf(job, invoice) },
    ...{ total, refund, outside, memo: reason.slice(0, 500), undoes },
  };
  const so = { ...job, creditNotes: [...job.creditNotes, note] };
  const begun = begin(so, { invoiceId: invoice.id, frozen }, context);
  const told = { creditNoteId: id, invoiceId: invoice.id, number, total, currency, reason };
  return { job: begun.job, events: [happened("credit_note.asked", told)] };
}

/** Where Stripe Tax found the tax, Stripe wants to take its share back by itself, and refuses to be told. */
function stripeLinesOf(job: Job, invoice: InvoiceRow): StripeLine[] {
  const frozen = billIntentOf(job, invoice.id)?.frozen;
  const byStripe = frozen?.kind === "invoice" && frozen.automaticTax === true;
  const lines = invoice.stripeLines ?? [];
  return byStripe ? lines.map(({ id }) => ({ id, taxRateId: null })) : lines;
}
