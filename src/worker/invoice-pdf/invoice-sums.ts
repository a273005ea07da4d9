import { LINE_KIND } from "../../views/parts/words.ts";
import type { InvoiceRow, PaymentRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { LINE_KINDS, type LineKind } from "../jobs/vocabulary.ts";
import type { Sum } from "../packet/content/types.ts";
import { profileFor } from "../portals/profile.ts";
import { paymentWords } from "./payment-words.ts";
import { addedTaxes, includedTaxes, taxesOf } from "./taxes.ts";
import type { Voice } from "./voice.ts";

type Told = Pick<Job, "organisation" | "portal" | "payments">;

/** From the lines to the total, and from there to what is left: down to the balance each sum follows from those above it. */
export function invoiceSums(job: Told, invoice: InvoiceRow, voice: Voice): Sum[] {
  const { amount, money } = voice;
  const split = profileFor(job).mustShow.includes("labour_material_split") ? splitOf(invoice, voice) : [];
  const taxes = taxesOf(job.organisation, invoice.lines);
  const taken = reductions(invoice, voice);
  const added = addedTaxes(taxes, voice);
  const subtotal = { name: "Subtotal", amount: amount(invoice.subtotal) };
  return [
    ...split,
    ...taken,
    ...(taken.length + added.length > 0 ? [subtotal] : []),
    ...added,
    { name: "Total", amount: money(invoice.total), strong: true },
    ...includedTaxes(taxes, voice),
    ...settled(job.payments, invoice, voice),
    ...afterwards(invoice, voice),
  ];
}

/** What the lines come to before anything was taken off, and what was. */
function reductions({ lines }: InvoiceRow, { amount }: Voice): Sum[] {
  const discount = lines.reduce((sum, line) => sum + (line.discount ?? 0), 0);
  const before = lines.reduce((sum, line) => sum + (line.before?.amount ?? 0), 0);
  if (discount === 0 && before === 0) return [];
  const all = lines.reduce((sum, line) => sum + line.amount, discount + before);
  return [
    { name: before > 0 ? "Lines in full" : "Before discounts", amount: amount(all) },
    ...(discount > 0 ? [{ name: "Discounts", amount: amount(-discount) }] : []),
    ...(before > 0 ? [{ name: "Billed before", amount: amount(-before) }] : []),
  ];
}

/** What was credited and paid of the total, and what is left of it. */
function settled(payments: PaymentRow[], invoice: InvoiceRow, voice: Voice): Sum[] {
  const { amount, money } = voice;
  if (invoice.amountPaid === 0 && invoice.credited === 0) return [];
  const paid = payments.filter((one) => one.invoiceId === invoice.id && one.status === "paid");
  // What was paid and is known by its sum alone, such as a cheque noted at Stripe; less than nothing where more came than was owed.
  const rest = invoice.amountPaid - paid.reduce((sum, payment) => sum + payment.amount, 0);
  return [
    ...(invoice.credited > 0 ? [{ name: "Credited", amount: amount(-invoice.credited) }] : []),
    ...paid.map((one) => ({ name: paymentWords(one, voice), amount: amount(-one.amount) })),
    ...(rest > 0 ? [{ name: "Paid otherwise", amount: amount(-rest) }] : []),
    ...(rest < 0 ? [{ name: "Paid beyond the total", amount: amount(-rest) }] : []),
    { name: "Balance", amount: money(invoice.amountDue), strong: true },
  ];
}

/** What happened once it was paid: the balance stays what it is. */
function afterwards({ creditedAfter, refunded }: InvoiceRow, { amount }: Voice): Sum[] {
  return [
    ...(creditedAfter > 0 ? [{ name: "Credited after it was paid", amount: amount(creditedAfter) }] : []),
    ...(refunded > 0 ? [{ name: "Given back", amount: amount(refunded) }] : []),
  ];
}

/** What labour and material come to, for managers who want to see them apart. */
function splitOf({ lines }: InvoiceRow, { amount }: Voice): Sum[] {
  const sums = new Map<LineKind, number>();
  for (const { kind, amount } of lines) if (kind) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  return LINE_KINDS.flatMap((kind) => {
    const sum = sums.get(kind);
    return sum === undefined ? [] : [{ name: LINE_KIND[kind], amount: amount(sum) }];
  });
}
