import { termsInWords } from "../billing/terms-words.ts";
import type { InvoiceRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import type { Fact } from "../packet/content/types.ts";
import { siteLines } from "../papers/words.ts";
import type { Voice } from "./voice.ts";

type Told = Pick<Job, "row" | "site" | "milestones" | "invoices" | "creditNotes">;

/** What an invoice is, what it is for, and which other papers belong to it. */
export function invoiceFacts(job: Told, invoice: InvoiceRow, voice: Voice): Fact[] {
  const { row, site } = job;
  const { date } = voice;
  return saidOf([
    ["Invoice number", [invoice.number ?? "not final yet", revisionOf(invoice)]],
    ["Replaces invoice", [job.invoices.find((one) => one.id === invoice.replacesId)?.number ?? null]],
    ["Invoice date", [dayOf(invoice.finalisedAt, voice)]],
    ["Date of supply", [dayOf(supplyOf(job, invoice), voice)]],
    ["Due date", [date(invoice.dueOn)]],
    ["Terms", [termsOf(invoice)]],
    ["Work order", [row.ticketNumber]],
    ["Purchase order", [row.purchaseOrder]],
    ["Authorisation", [row.authorisationNumber]],
    ["Billed before", earlierLines(job, invoice, voice)],
    ["Credit notes", creditLines(job, invoice, voice)],
    ["Site", siteLines(site)],
    ["Work", [row.title, invoice.kind === "invoice" ? null : partOf(job, invoice)]],
  ]);
}

/** Facts of which something is known, without their gaps. */
export function saidOf(facts: [string, (string | null)[]][]): Fact[] {
  const said = facts.map(([name, lines]) => ({ name, lines: lines.filter(isSaid) }));
  return said.filter(({ lines }) => lines.length > 0);
}

function isSaid(line: string | null): line is string {
  return line !== null && line !== "";
}

export function dayOf(at: number | null, { day }: Voice): string | null {
  return at === null ? null : day(at);
}

/** Terms in words; those that are a date are said by the due date. */
function termsOf({ terms }: InvoiceRow): string | null {
  return terms === null || terms.kind === "date" ? null : termsInWords(terms);
}

/** When what it bills was done: a deposit is asked for before, and a part when it was reached. */
export function supplyOf(
  { row, milestones }: Pick<Job, "row" | "milestones">,
  { kind, milestoneId }: Pick<InvoiceRow, "kind" | "milestoneId">,
): number | null {
  if (kind === "deposit") return null;
  const reachedAt = milestones.find((one) => one.id === milestoneId)?.reachedAt ?? null;
  return kind === "progress" ? reachedAt : row.completedAt;
}

function revisionOf({ revision }: InvoiceRow): string | null {
  return revision > 1 ? `Revision ${revision}` : null;
}

/** The invoices whose part is taken off this one's lines: those of the job that were out before it. */
function earlierLines({ invoices }: Told, invoice: InvoiceRow, voice: Voice): string[] {
  if (!invoice.lines.some(({ before }) => before)) return [];
  const until = invoice.finalisedAt ?? Number.POSITIVE_INFINITY;
  const earlier = invoices.filter(
    (one) =>
      one.id !== invoice.id &&
      one.live &&
      one.number !== null &&
      one.finalisedAt !== null &&
      one.finalisedAt <= until,
  );
  return earlier.flatMap((one) => paperLines(one.number, one.finalisedAt, one.total, voice));
}

function creditLines({ creditNotes }: Told, { id }: InvoiceRow, voice: Voice): string[] {
  return creditNotes
    .filter((one) => one.invoiceId === id && one.status === "issued")
    .flatMap((one) => paperLines(one.number, one.issuedAt, one.total, voice));
}

/** Another paper by its number, what it comes to, and its day. */
function paperLines(number: string | null, at: number | null, total: number, voice: Voice): string[] {
  return [[number, voice.money(total)].filter(isSaid).join(", "), dayOf(at, voice)].filter(isSaid);
}

function partOf({ milestones }: Told, { milestoneId }: InvoiceRow): string | null {
  return milestones.find((one) => one.id === milestoneId)?.title ?? null;
}
