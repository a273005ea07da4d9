import type { Command, Job } from "../../src/worker/jobs/types.ts";

/** What people do; `which` picks the invoice, payment or failure that it is done to, `part` how much of it (of 8). */
export const DEEDS = [
  ...["send_draft", "send_draft", "send_draft", "edit_draft", "discard_draft", "void", "void_reissue"],
  ...[
    "credit_all",
    "credit_part",
    "credit_back",
    "write_off",
    "recover",
    "record_all",
    "record_part",
    "undo",
  ],
  ...["refund", "move_payer", "retry", "retry", "drop", "bill", "bill_draft", "edit_lines", "contact"],
  ...["pay_part", "write_off", "recover", "recover", "recover", "record_all", "undo", "undo", "undo"],
  ...["bill_again", "bill_again"],
] as const;
export type Deed = (typeof DEEDS)[number];

let asked = 0;

/** A deed as commands; what it cannot be done to refuses it. */
export function commandsOf(
  job: Job,
  { deed, which, part }: { deed: Deed; which: number; part: number },
): Command[] {
  const invoice = aim(job.invoices, AT[deed] ?? (() => true), which);
  const source = deed === "undo" ? "recorded" : "stripe";
  const payment = aim(job.payments, (one) => one.source === source && one.status === "paid", which);
  const [invoiceId, reason, id] = [invoice?.id ?? "", "Because", `asked_${++asked}`];
  const share = (amount: number) => Math.max(1, Math.floor((amount * part) / 8));
  const credit = { id, invoiceId, reason };
  const cheque = { id, invoiceId, means: "cheque" as const, reference: null, receivedOn: "2026-11-19" };
  switch (deed) {
    case "send_draft":
      return [{ type: "send_draft", invoiceId }];
    case "edit_draft":
      return [{ type: "edit_draft", invoiceId, memo: `Words ${part}` }];
    case "discard_draft":
      return [{ type: "discard_draft", invoiceId, reason }];
    case "void":
    case "void_reissue":
      return [{ type: "void_invoice", invoiceId, reason, reissue: deed === "void_reissue" }];
    case "credit_all":
    case "credit_back": {
      const giveBack = deed === "credit_back" ? "refund" : part > 4 ? "outside" : "none";
      return [{ type: "credit", credit: { ...credit, parts: "all", giveBack } }];
    }
    case "credit_part": {
      const parts = [{ index: 0, amount: share(invoice?.lines[0]?.amount ?? 0) }];
      return [{ type: "credit", credit: { ...credit, parts, giveBack: part > 4 ? "none" : "refund" } }];
    }
    case "write_off":
      return [{ type: "write_off", invoiceId, reason }];
    case "recover":
      return [{ type: "recover", invoiceId }];
    case "bill_again":
      return [{ type: "bill_again", invoiceId }];
    case "record_all":
      return [{ type: "record_payment", payment: { ...cheque, amount: invoice?.amountDue ?? 0 } }];
    case "record_part":
      return [{ type: "record_payment", payment: { ...cheque, amount: share(invoice?.amountDue ?? 0) } }];
    case "undo":
      return [{ type: "undo_payment", paymentId: payment?.id ?? "", reason }];
    case "refund": {
      const amount = share(payment?.amount ?? 0);
      return [{ type: "refund", refund: { id, paymentId: payment?.id ?? "", amount, reason } }];
    }
    case "move_payer":
      return [{ type: "move_payer", customerId: which > 3 ? "cust_1" : "cust_2", reason }];
    case "retry":
      return job.failures.map((one): Command => ({ type: "retry", failureId: one.id }));
    case "drop":
      return job.intents.map((one): Command => ({ type: "drop_operation", intentId: one.id }));
    case "bill":
      return [{ type: "bill", how: "send" }];
    case "bill_draft":
      return [{ type: "bill", how: "draft" }];
    case "edit_lines": {
      const line = { description: "Work", quantity: "1.75", unitAmount: 10_000 + 777 * part };
      return [{ type: "edit", details: { lines: [{ ...line, taxRate: part > 4 ? "7.5" : null }] } }];
    }
    case "contact":
      return [{ type: "change_contact", contact: { phone: `+1 555 010 ${part}` } }];
    case "pay_part":
      return [{ type: "pay_part", id, invoiceId, amount: share(invoice?.amountDue ?? 0) }];
  }
}

const isDraft = ({ status }: Invoice) => status === "draft";
const isPaid = ({ status }: Invoice) => status === "paid";
const isOut = ({ status }: Invoice) => status === "open" || status === "uncollectible";
type Invoice = Job["invoices"][number];
/** Which invoices a deed is meant for. */
const AT: { [deed in Deed]?: (invoice: Invoice) => boolean } = {
  ...{ send_draft: isDraft, edit_draft: isDraft, discard_draft: isDraft },
  ...{ void: isOut, void_reissue: isOut, record_all: isOut, record_part: isOut, pay_part: isOut },
  recover: ({ status }) => status === "uncollectible",
  ...{ credit_back: isPaid, bill_again: isPaid },
};

/** Mostly one that it is meant for; at times whichever there is. */
function aim<One>(list: One[], isMeant: (one: One) => boolean, which: number): One | undefined {
  const meant = list.filter(isMeant);
  return pick(which < 7 && meant.length > 0 ? meant : list, which);
}

/** One of a list, or none where there is none. */
export function pick<One>(list: One[], which: number): One | undefined {
  return list[which % Math.max(1, list.length)];
}
