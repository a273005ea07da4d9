import { LINE_KIND } from "../../views/parts/words.ts";
import type { InvoiceRow, PaymentRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { LINE_KINDS, type LineKind } from "../jobs/vocabulary.ts";
import { formatAmount, formatMoney } from "../money/format.ts";
import type { Sum } from "../packet/content/types.ts";
import { letterheadOf } from "../papers/letterhead.ts";
import {
  dateWords,
  linesOf,
  paperFor,
  quantityWords,
  rateWords,
  type Speech,
  siteLines,
  speechOf,
} from "../papers/words.ts";
import { type PortalProfile, profileFor } from "../portals/profile.ts";
import { calendarDateIn } from "../time/dates.ts";
import { buyerTaxLine, headingOf, legalLines, legalNotes, showsRates, taxNameOf } from "./law.ts";
import type { InvoiceContent, Mark, TaxRow } from "./types.ts";

/** Goes up when invoices are drawn otherwise. */
const LAYOUT = 1;

/** What an invoice is made of: the part of a job that it tells. */
export type Billed = Pick<Job, "organisation" | "customer" | "site" | "portal" | "row" | "payments">;

/**
 * An invoice in words. Its figures are those of its row: nothing is summed anew but what one page carries to the next.
 * @param payAddress where the customer pays: shown while something is owed
 */
export function invoiceContent(job: Billed, invoice: InvoiceRow, payAddress: string): InvoiceContent {
  const { organisation, customer } = job;
  const profile = profileFor(job);
  const speech = speechOf(organisation);
  const money = (minor: number) => formatMoney(minor, invoice.currency, speech.numbers);
  const amount = (minor: number) => formatAmount(minor, invoice.currency, speech.numbers);
  const letterhead = letterheadOf(organisation);
  const heading = headingOf(organisation);
  const number = invoice.number ?? "not final yet";
  return {
    layout: LAYOUT,
    paper: paperFor(organisation, profile),
    language: speech.language,
    title: `${heading} ${number} from ${organisation.name}`,
    heading,
    date: invoice.finalisedAt ?? invoice.createdAt,
    letterhead: { ...letterhead, lines: [...legalLines(organisation), ...letterhead.lines] },
    mark: markOf(invoice, speech),
    buyer: {
      name: "Billed to",
      lines: [customer.name, ...linesOf(customer.address), ...buyerTaxLine(customer)],
    },
    owed: owedWords(invoice, speech, money),
    facts: factsOf(job, invoice, speech),
    taxName: taxNameOf(organisation),
    lines: invoice.lines.map((line) => ({
      description: line.description,
      quantity: [quantityWords(line.quantity, speech), line.unit].filter(Boolean).join(" "),
      unitPrice: amount(line.unitAmount),
      rate: line.taxRate === null ? "" : rateWords(line.taxRate, speech),
      amount: amount(line.amount),
    })),
    carried: runningSums(invoice).map(amount),
    sums: sumsOf(job, invoice, { speech, money, amount, profile }),
    taxes: showsRates(organisation) && invoice.tax !== 0 ? taxRows(job, invoice, amount, speech) : [],
    notes: legalNotes(organisation, customer, invoice),
    pay: {
      address: owes(invoice) && invoice.status === "open" ? payAddress : null,
      lines: owes(invoice) ? linesOf(organisation.identity.payment) : [],
    },
    links: profile.packet.links,
    foot: `${heading} ${number}`,
  };
}

function owes({ status, amountDue }: InvoiceRow): boolean {
  return (status === "open" || status === "draft") && amountDue > 0;
}

function factsOf(job: Billed, invoice: InvoiceRow, speech: Speech): InvoiceContent["facts"] {
  const { row, site } = job;
  const day = (at: number | null) => at && dateWords(calendarDateIn(speech.timeZone, at), speech);
  const facts: [string, (string | number | null)[]][] = [
    ["Invoice number", [invoice.number ?? "not final yet"]],
    ["Invoice date", [day(invoice.finalisedAt)]],
    ["Date of supply", [day(row.completedAt)]],
    ["Due date", [dateWords(invoice.dueOn, speech)]],
    ["Work order", [row.ticketNumber]],
    ["Purchase order", [row.purchaseOrder]],
    ["Authorisation", [row.authorisationNumber]],
    ["Site", siteLines(site)],
  ];
  const said = facts.map(([name, lines]) => ({
    name,
    lines: lines.filter((line) => typeof line === "string"),
  }));
  return [...said.filter(({ lines }) => lines.length > 0), { name: "Work", lines: [row.title] }];
}

function owedWords(invoice: InvoiceRow, speech: Speech, money: (minor: number) => string) {
  const due = dateWords(invoice.dueOn, speech);
  if (invoice.status === "void")
    return { name: "Nothing to pay", amount: money(0), words: "This invoice is void" };
  if (invoice.status === "uncollectible")
    return { name: "Left unpaid", amount: money(invoice.amountDue), words: `Was due ${due}` };
  if (invoice.amountDue === 0)
    return { name: "Nothing to pay", amount: money(0), words: "Paid, with thanks" };
  const words = invoice.processing ? "A bank payment is on its way" : `Due ${due}`;
  return {
    name: invoice.amountPaid > 0 ? "Balance due" : "Amount due",
    amount: money(invoice.amountDue),
    words,
  };
}

function markOf(invoice: InvoiceRow, speech: Speech): Mark | null {
  switch (invoice.status) {
    case "draft":
      return { word: "Draft", tone: "plain", across: true };
    case "void":
      return { word: "Void", tone: "bad", across: true };
    case "uncollectible":
      return { word: "Written off", tone: "plain", across: false };
    case "paid":
      return {
        word: invoice.paidOn ? `Paid ${dateWords(invoice.paidOn, speech)}` : "Paid",
        tone: "good",
        across: false,
      };
    case "open":
      return null;
  }
}

type In = {
  speech: Speech;
  money: (minor: number) => string;
  amount: (minor: number) => string;
  profile: PortalProfile;
};

function sumsOf(job: Billed, invoice: InvoiceRow, { speech, money, amount, profile }: In): Sum[] {
  const paid = job.payments.filter((one) => one.invoiceId === invoice.id && one.status === "paid");
  const split = profile.mustShow.includes("labour_material_split") ? splitOf(invoice, amount) : [];
  const taxed = [...ratesOf(invoice)].map(([rate, { net, tax }]) => ({
    name: `${taxNameOf(job.organisation)} ${rateWords(rate, speech)} on ${amount(net)}`,
    amount: amount(tax),
  }));
  const payments = paid.map((payment) => ({
    name: paymentWords(payment, speech),
    amount: amount(-payment.amount),
  }));
  const settled = paid.reduce((sum, payment) => sum + payment.amount, 0);
  // What was paid and is known by its sum alone, such as a cheque noted at Stripe.
  const rest = invoice.amountPaid - settled;
  return [
    ...split,
    ...(taxed.length > 0 ? [{ name: "Subtotal", amount: amount(invoice.subtotal) }, ...taxed] : []),
    { name: "Total", amount: money(invoice.total), strong: true },
    ...payments,
    ...(rest === 0 ? [] : [{ name: "Paid otherwise", amount: amount(-rest) }]),
    ...(invoice.amountPaid === 0
      ? []
      : [{ name: "Balance", amount: money(invoice.amountDue), strong: true }]),
  ];
}

const METHOD: { [method: string]: string } = {
  card: "by card",
  us_bank_account: "by bank debit",
  link: "by Link",
};

function paymentWords({ at, method }: PaymentRow, speech: Speech): string {
  const how = method === null ? "" : (METHOD[method] ?? `by ${method.replaceAll("_", " ")}`);
  return ["Paid", dateWords(calendarDateIn(speech.timeZone, at), speech), how].filter(Boolean).join(" ");
}

/** Net and tax of each rate, as the lines have them. */
function ratesOf({ lines }: InvoiceRow): Map<string, { net: number; tax: number }> {
  const rates = new Map<string, { net: number; tax: number }>();
  for (const { taxRate, amount, tax } of lines) {
    if (taxRate === null) continue;
    const known = rates.get(taxRate) ?? { net: 0, tax: 0 };
    rates.set(taxRate, { net: known.net + amount, tax: known.tax + tax });
  }
  return rates;
}

function taxRows(job: Billed, invoice: InvoiceRow, amount: In["amount"], speech: Speech): TaxRow[] {
  const name = taxNameOf(job.organisation);
  const untaxed = invoice.lines.reduce((sum, line) => sum + (line.taxRate === null ? line.amount : 0), 0);
  const rows = [...ratesOf(invoice)].map(([rate, { net, tax }]) => ({
    ...{ name: `${name} ${rateWords(rate, speech)}`, net: amount(net) },
    ...{ tax: amount(tax), gross: amount(net + tax) },
  }));
  const none = { name: `No ${name}`, net: amount(untaxed), tax: amount(0), gross: amount(untaxed) };
  return untaxed === 0 ? rows : [...rows, none];
}

/** What labour and material come to, for managers who want to see them apart. */
function splitOf({ lines }: InvoiceRow, amount: In["amount"]): Sum[] {
  const sums = new Map<LineKind, number>();
  for (const { kind, amount } of lines) if (kind) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  return LINE_KINDS.flatMap((kind) => {
    const sum = sums.get(kind);
    return sum === undefined ? [] : [{ name: LINE_KIND[kind], amount: amount(sum) }];
  });
}

/** For each line the sum of those above it. */
function runningSums({ lines }: InvoiceRow): number[] {
  let sum = 0;
  return lines.map(({ amount }) => {
    const above = sum;
    sum += amount;
    return above;
  });
}
