import type { StripeInvoice } from "../../src/worker/billing/types.ts";
import type { Work } from "../../src/worker/jobs/next-work.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import type { JobSpec } from "./story.ts";
import { asFinalised, type Books, type Fate, stripeId } from "./stripe-books.ts";

/** Answers a job's ledger as Stripe and the mail service did, and enters in Stripe's books what it says. */
export class Ledger {
  private readonly books: Books;
  private readonly fateOf: (spec: JobSpec, nth: number) => Fate;
  private readonly invoices = new Map<string, StripeInvoice>();

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
        const invoice = asFinalised(await this.invoiceFor(spec, job, work, at));
        return { ...answered, answer: { kind: "done", stripeId: invoice.id, invoice } };
      }
    }
  }

  /** What Stripe's books say of the job's latest invoice in the end. */
  lastInvoice(job: Job): StripeInvoice {
    const found = this.invoices.get(job.invoices.at(-1)?.stripeInvoiceId ?? "");
    if (!found) throw new Error(`${job.row.title}: there is no invoice in Stripe's books yet`);
    return found;
  }

  private async invoiceFor(spec: JobSpec, job: Job, work: Extract<Work, { kind: "step" }>, at: number) {
    const id = work.invoice.stripeInvoiceId ?? "";
    const known = this.invoices.get(id);
    if (known) return known;
    const added = await this.books.addInvoice(job, work, id, this.fateOf(spec, job.invoices.length), at);
    this.invoices.set(id, added);
    return added;
  }
}

function answerLetter(spec: JobSpec, { delivery }: Extract<Work, { kind: "delivery" }>): Command {
  const { id: deliveryId } = delivery;
  return spec.letter
    ? { type: "delivery_answered", deliveryId, answer: { kind: "refused", reason: spec.letter } }
    : { type: "delivery_answered", deliveryId, answer: { kind: "sent", providerId: crypto.randomUUID() } };
}
