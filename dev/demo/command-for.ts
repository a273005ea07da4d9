import type { PriceItemRow } from "../../src/worker/database/rows.ts";
import { newId } from "../../src/worker/ids/new-id.ts";
import type { Command, Job } from "../../src/worker/jobs/types.ts";
import { type Base, type DemoClock, dateOf, momentOf } from "./clock.ts";
import type { Ledger } from "./ledger.ts";
import type { Files } from "./proof-files.ts";
import type { Step } from "./story.ts";

type Around = {
  clock: DemoClock;
  base: Base;
  ledger: Ledger;
  files: Files;
  memberId: (name: string) => string;
  price: (name: string) => PriceItemRow;
};

/** What a story calls by short names, as the app's own command. */
export async function commandFor(around: Around, job: Job, { when, do: deed }: Step): Promise<Command> {
  const { clock, base, ledger, files, memberId } = around;
  const at = momentOf(clock, base, when);
  const invoiceId = job.invoices.at(-1)?.id ?? "";
  switch (deed.type) {
    case "assign":
      return {
        type: "assign",
        assigneeIds: deed.to.map(memberId),
        scheduledOn: dateOf(clock, base, deed.on),
        ...(deed.window && { window: { start: deed.window[0], end: deed.window[1] } }),
      };
    case "work": {
      const { kind, description, unit, unitAmount, taxRate, taxName } = around.price(deed.item);
      const line = { kind, description, unit, unitAmount, taxRate, taxName, quantity: deed.quantity };
      return { type: "add_line", line: { id: newId("line"), ...line } };
    }
    case "check":
      return { type: "answer_checklist", itemId: deed.point, answer: deed.answer };
    case "ask":
      return { type: "ask_for_more", id: newId("more"), amount: deed.amount, reason: deed.reason };
    case "answer": {
      const { approved, words } = deed;
      const open = job.asks.findLast((one) => one.status === "asked");
      return { type: "answer_more", id: open?.id ?? "", approved, words };
    }
    case "reach": {
      const part = job.milestones.find((one) => one.title === deed.part);
      return { type: "reach_milestone", milestoneId: part?.id ?? "" };
    }
    case "change": {
      const { title, reason, lines } = deed;
      return { type: "propose_change", id: newId("change"), title, reason, lines };
    }
    case "photo":
      return { type: "attach_photo", photo: await files.photo(job, deed.label, deed.picture, at) };
    case "sign":
      return { type: "attach_signature", signature: await files.signature(job, deed, at) };
    case "say":
      return { type: "note", id: newId("note"), body: deed.body };
    case "opened":
      return { type: "delivery_reported", deliveryId: letterOf(job, invoiceId), report: "opened" };
    case "viewed":
      return { type: "invoice_viewed", invoiceId };
    case "remind":
      return { type: "remind", invoiceId, step: deed.step };
    case "stripe": {
      const invoice = ledger.lastInvoice(job);
      // The import knows no moment of its own for this; in the job's records it is when it was heard.
      const voidedAt = deed.news === "void" ? at : invoice.voidedAt;
      return { type: "stripe_reports", invoice: { ...invoice, voidedAt } };
    }
    default:
      return deed;
  }
}

function letterOf(job: Job, invoiceId: string): string {
  return job.deliveries.find((one) => one.subjectId === invoiceId && one.kind === "invoice")?.id ?? "";
}
