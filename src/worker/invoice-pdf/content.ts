import type { InvoiceRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import { letterheadOf } from "../papers/letterhead.ts";
import { linesOf, paperFor } from "../papers/words.ts";
import { profileFor } from "../portals/profile.ts";
import { buyerOf } from "./buyer.ts";
import { howToPay } from "./how-to-pay.ts";
import { invoiceFacts } from "./invoice-facts.ts";
import { invoiceSums } from "./invoice-sums.ts";
import { buyerLines, headingOf, legalLines, legalNotes, taxNameOf } from "./law.ts";
import { runningSums, shownLine } from "./shown-lines.ts";
import { acrossOf, markOf, owedWords } from "./standing.ts";
import { taxRows } from "./taxes.ts";
import type { InvoiceContent } from "./types.ts";
import { voiceOf } from "./voice.ts";

/** Goes up when invoices are drawn otherwise. */
const LAYOUT = 2;

/** What an invoice is made of: the part of a job that it tells. */
export type Billed = Pick<
  Job,
  | "organisation"
  | "customer"
  | "site"
  | "portal"
  | "row"
  | "milestones"
  | "invoices"
  | "payments"
  | "creditNotes"
>;

/**
 * An invoice in words. Its figures are those of its row: nothing is summed anew but what one page carries to the next, and what was
 * taken off its lines.
 * @param payAddress where the customer pays: shown while something is owed
 */
export function invoiceContent(job: Billed, invoice: InvoiceRow, payAddress: string): InvoiceContent {
  const { organisation } = job;
  const profile = profileFor(job);
  const voice = voiceOf(organisation, invoice.currency);
  const letterhead = letterheadOf(organisation);
  const heading = headingOf(organisation, invoice.kind);
  const number = invoice.number ?? "not final yet";
  const buyer = buyerOf(job, invoice);
  const successor = job.invoices.find((one) => one.replacesId === invoice.id);
  return {
    layout: LAYOUT,
    paper: paperFor(organisation, profile),
    language: voice.speech.language,
    title: `${heading} ${number} from ${organisation.name}`,
    heading,
    date: invoice.finalisedAt ?? invoice.createdAt,
    letterhead: { ...letterhead, lines: [...legalLines(organisation), ...letterhead.lines] },
    mark: markOf(invoice, voice),
    across: acrossOf(invoice),
    buyer: { name: "Billed to", lines: buyerLines(buyer) },
    owed: owedWords(invoice, successor, voice),
    facts: invoiceFacts(job, invoice, voice),
    memo: linesOf(invoice.memo),
    taxName: taxNameOf(organisation),
    lines: invoice.lines.map((line) => shownLine(organisation, line, voice)),
    carried: runningSums(invoice.lines).map(voice.amount),
    sums: invoiceSums(job, invoice, voice),
    taxes: taxRows(organisation, invoice.lines, voice),
    notes: legalNotes(organisation, buyer, invoice),
    pay: howToPay(organisation, invoice, payAddress),
    links: profile.packet.links,
    foot: `${heading} ${number}`,
  };
}
