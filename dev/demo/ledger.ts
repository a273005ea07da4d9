import type { StripeInvoice } from "../../src/worker/billing/stripe-books.ts";
import type { FrozenBill } from "../../src/worker/billing/types.ts";
import type { DocumentNumberRow, InvoiceRow } from "../../src/worker/database/rows.ts";
import type { Work } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import type { JobSpec } from "./story.ts";
import { asFinalised, type Books, type Fate, stripeId } from "./stripe-books.ts";

type StepWork = Extract<Work, { kind: "step" }>;

/** Answers a job's ledger as Stripe and the mail service did, and enters in Stripe's books what it says. */
export class Ledger {
  private readonly books: Books;
  private readonly fateOf: (spec: JobSpec, nth: number) => Fate;
  private readonly invoices = new Map<string, StripeInvoice>();
  /** The numbers that were given out, one after the other. */
  readonly numbers: DocumentNumberRow[] = [];

  /** @param fateOf what becomes of a job's first, second… invoice */
  constructor(books: Books, fateOf: (spec: JobSpec, nth: number) => Fate) {
    this.books = books;
    this.fateOf = fateOf;
  }

  async answer(spec: JobSpec, job: Job, work: Work, at: number): Promise<Command> {
    if (work.kind === "delivery") return answerLetter(spec, work);
    const { intent, step } = work;
    const answered = {
      type: "step_answered",
      intentId: intent.id,
      step: step.name,
      attempt: step.attempt,
    } as const;
    const refused = step.name === "draft" ? spec.billing : undefined;
    if (refused) return { ...answered, answer: { kind: "refused", ...refused, replayed: false } };
    switch (step.name) {
      case "customer":
        return { ...answered, answer: { kind: "done", stripeId: await this.books.addCustomer(job, at) } };
      case "draft":
        return { ...answered, answer: { kind: "done", stripeId: stripeId("in", 24) } };
      case "lines":
      case "finalise": {
        const known = await this.invoiceFor(spec, job, work, at);
        const invoice = known.status === "draft" ? known : asFinalised(known);
        return { ...answered, answer: { kind: "done", stripeId: invoice.id, invoice } };
      }
      case "number":
        return { ...answered, answer: { kind: "done", stripeId: this.numberFor(job, intent.invoiceId, at) } };
      default:
        throw new Error(`${spec.title}: the demo's Stripe does not know ${step.name}`);
    }
  }

  /** What Stripe's books say of the job's latest invoice in the end. */
  lastInvoice(job: Job): StripeInvoice {
    const found = this.invoices.get(job.invoices.at(-1)?.stripeInvoiceId ?? "");
    if (!found) throw new Error(`${job.row.title}: there is no invoice in Stripe's books yet`);
    return found;
  }

  /**
   * The invoice as Stripe's books have it in the end. A bill that goes out in one go has its number before its books are asked for
   * it; one that waits for a person is a draft there and has none.
   */
  private async invoiceFor(spec: JobSpec, job: Job, work: StepWork, at: number): Promise<StripeInvoice> {
    const { invoice, bill } = billOf(spec, work);
    const id = invoice.stripeInvoiceId ?? "";
    const known = this.invoices.get(id);
    if (known) return known;
    const { hold } = work.intent;
    const number = hold ? null : this.numberFor(job, invoice.id, at);
    const fate = hold ? "draft" : this.fateOf(spec, job.invoices.length);
    const added = await this.books.addInvoice(job, { intent: work.intent, invoice, bill, number }, fate, at);
    this.invoices.set(id, added);
    return added;
  }

  private numberFor(job: Job, documentId: string, takenAt: number): string {
    const known = this.numbers.find((one) => one.documentId === documentId);
    if (known) return known.number;
    const { id: organisationId, numbering } = job.organisation;
    const sequence = this.numbers.length + 1;
    const number = `${numbering.prefix ?? "INV-"}${String(sequence).padStart(numbering.digits ?? 4, "0")}`;
    this.numbers.push({ organisationId, series: "invoice", sequence, documentId, number, takenAt });
    return number;
  }
}

function billOf(spec: JobSpec, { intent, invoice }: StepWork): { invoice: InvoiceRow; bill: FrozenBill } {
  if (!invoice || intent.frozen.kind !== "invoice")
    throw new Error(`${spec.title}: the demo's Stripe knows invoices alone`);
  return { invoice, bill: intent.frozen };
}

function answerLetter(spec: JobSpec, { delivery }: Extract<Work, { kind: "delivery" }>): Command {
  const { id: deliveryId } = delivery;
  return spec.letter
    ? { type: "delivery_answered", deliveryId, answer: { kind: "refused", reason: spec.letter } }
    : { type: "delivery_answered", deliveryId, answer: { kind: "sent", providerId: crypto.randomUUID() } };
}
