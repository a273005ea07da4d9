import { invalid, missingReference, refusal } from "../http/errors.ts";
import type { Scope } from "../scope.ts";
import type { CreditNote, Invoice } from "../store/stored.ts";
import { linkedAmount, refundsOf } from "./find.ts";

export interface RefundLink {
  amount_refunded?: number;
  payment_record_refund?: { payment_record: string; refund_group: string };
  refund?: string;
  type?: string;
}

type Linked = CreditNote["refunds"][number];

/** The refunds that a credit note stands for, each with as much of it as was asked for and is not taken yet. */
export function linkedRefunds(
  scope: Scope,
  invoice: Invoice,
  notes: CreditNote[],
  links: RefundLink[],
): Linked[] {
  return links.map((link, index) => {
    const path = `refunds[${index}]`;
    return link.type === "payment_record_refund"
      ? recordRefund(scope, invoice, notes, link, path)
      : refund(scope, invoice, notes, link, path);
  });
}

function refund(scope: Scope, invoice: Invoice, notes: CreditNote[], link: RefundLink, path: string): Linked {
  if (link.refund === undefined) throw missing(`${path}[refund]`);
  const found = refundsOf(scope, invoice).find(({ id }) => id === link.refund);
  if (found === undefined) {
    const known = scope.world.objects.find(scope.account, "refund", link.refund);
    if (known === undefined) throw missingReference("refund", link.refund, `${path}[refund]`);
    throw refusal(
      `The refund ${link.refund} does not belong to a payment of this invoice, or it has failed.`,
      {
        param: `${path}[refund]`,
      },
    );
  }
  const free = found.amount - linkedAmount(notes, found.id);
  const amount_refunded = part(link.amount_refunded, free, found.amount, path);
  return { amount_refunded, payment_record_refund: null, refund: found.id, type: "refund" };
}

function recordRefund(
  scope: Scope,
  invoice: Invoice,
  notes: CreditNote[],
  link: RefundLink,
  path: string,
): Linked {
  const wanted = link.payment_record_refund;
  if (wanted === undefined) throw missing(`${path}[payment_record_refund]`);
  const { objects } = scope.world;
  const record = objects.find(scope.account, "payment_record", wanted.payment_record);
  const param = `${path}[payment_record_refund]`;
  if (record === undefined) throw missingReference("payment_record", wanted.payment_record, param);
  const query = {
    filter: { invoice: invoice.id },
    matching: { "payment.payment_record": record.id },
    limit: 1,
  };
  const reported = record.refunds.find(({ reference }) => reference === wanted.refund_group);
  if (objects.list(scope.account, "invoice_payment", query).length === 0 || reported === undefined) {
    throw refusal(`No refund '${wanted.refund_group}' was reported on a payment record of this invoice.`, {
      param,
    });
  }
  const taken = notes
    .flatMap((note) => note.refunds)
    .filter(
      ({ payment_record_refund: one }) =>
        one?.payment_record === record.id && one.refund_group === wanted.refund_group,
    )
    .reduce((sum, one) => sum + one.amount_refunded, 0);
  const amount_refunded = part(link.amount_refunded, reported.amount - taken, reported.amount, path);
  return { amount_refunded, payment_record_refund: wanted, refund: "", type: "payment_record_refund" };
}

function part(asked: number | undefined, free: number, whole: number, path: string): number {
  const amount = asked ?? whole;
  if (amount >= 1 && amount <= free) return amount;
  throw refusal(`Only ${free} of this refund can still be linked to a credit note.`, {
    param: `${path}[amount_refunded]`,
  });
}

function missing(param: string): Error {
  return invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}
