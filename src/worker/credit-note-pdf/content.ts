import type { CreditNoteRow, InvoiceRow } from "../database/rows.ts";
import { buyerOf } from "../invoice-pdf/buyer.ts";
import type { Billed } from "../invoice-pdf/content.ts";
import { dayOf, saidOf, supplyOf } from "../invoice-pdf/invoice-facts.ts";
import { buyerLines, creditHeadingOf, legalLines, legalNotes, taxNameOf } from "../invoice-pdf/law.ts";
import { runningSums } from "../invoice-pdf/shown-lines.ts";
import { isTest } from "../invoice-pdf/standing.ts";
import { addedTaxes, includedTaxes, taxesOf, taxRows } from "../invoice-pdf/taxes.ts";
import type { InvoiceContent } from "../invoice-pdf/types.ts";
import { type Voice, voiceOf } from "../invoice-pdf/voice.ts";
import type { Job } from "../jobs/types.ts";
import type { Sum } from "../packet/content/types.ts";
import { letterheadOf } from "../papers/letterhead.ts";
import { linesOf, paperFor, siteLines } from "../papers/words.ts";
import { profileFor } from "../portals/profile.ts";
import { type CreditedLine, creditedLines, shownCreditLine } from "./credited-lines.ts";
import { giveBackWords } from "./give-back-words.ts";

/** Goes up when credit notes are drawn otherwise. */
const LAYOUT = 1;

/** What a credit note is made of: the part of a job that it tells. */
export type Credited = Billed & Pick<Job, "intents">;

/**
 * A credit note in words. By law it is an invoice, and must name the one that it changes without doubt (Directive 2006/112/EC,
 * articles 219 and 226); British law asks for the reason and that invoice's number and date besides (VAT Notice 700, 18.2.3:
 * https://www.gov.uk/guidance/vat-guide-notice-700). Its figures are those of its row.
 */
export function creditNoteContent(job: Credited, note: CreditNoteRow, invoice: InvoiceRow): InvoiceContent {
  const { organisation } = job;
  const profile = profileFor(job);
  const voice = voiceOf(organisation, note.currency);
  const letterhead = letterheadOf(organisation);
  const heading = creditHeadingOf(organisation);
  const name = [heading, note.number].filter(Boolean).join(" ");
  const lines = creditedLines(note, invoice);
  const buyer = buyerOf(job, invoice);
  const isVoid = note.status === "void";
  return {
    layout: LAYOUT,
    paper: paperFor(organisation, profile),
    language: voice.speech.language,
    title: `${name} from ${organisation.name}`,
    heading,
    date: note.issuedAt ?? note.createdAt,
    letterhead: { ...letterhead, lines: [...legalLines(organisation), ...letterhead.lines] },
    ...standingOf(isVoid, isTest(invoice)),
    buyer: { name: "Credited to", lines: buyerLines(buyer) },
    owed: {
      name: "Credited",
      amount: voice.money(isVoid ? 0 : note.total),
      words: isVoid ? "This credit note is void" : `Of invoice ${invoice.number ?? "not final yet"}`,
    },
    facts: creditFacts(job, note, invoice, voice),
    memo: [],
    taxName: taxNameOf(organisation),
    lines: lines.map((line) => shownCreditLine(organisation, line, voice)),
    carried: runningSums(lines).map(voice.amount),
    sums: creditSums(job, note, lines, voice),
    taxes: taxRows(organisation, lines, voice),
    notes: [
      ...(isVoid ? [] : giveBackWords(job, note, voice)),
      ...legalNotes(organisation, buyer, { tax: note.tax, lines }),
    ],
    pay: { address: null, lines: [] },
    links: profile.packet.links,
    foot: name,
  };
}

function standingOf(isVoid: boolean, test: boolean): Pick<InvoiceContent, "mark" | "across"> {
  if (!test) return isVoid ? { mark: { word: "Void", tone: "bad" }, across: "Void" } : NOTHING;
  const words = isVoid ? "Test: void" : "Test: not a credit note";
  return { mark: { word: words, tone: "bad" }, across: words };
}

const NOTHING = { mark: null, across: null };

function creditFacts(job: Credited, note: CreditNoteRow, invoice: InvoiceRow, voice: Voice) {
  const { row, site } = job;
  return saidOf([
    [`${creditHeadingOf(job.organisation)} number`, [note.number]],
    ["Date", [dayOf(note.issuedAt, voice)]],
    ["Changes invoice", [invoice.number, dayOf(invoice.finalisedAt, voice)]],
    ["Date of supply", [dayOf(supplyOf(job, invoice), voice)]],
    ["Reason", linesOf(note.reason)],
    ["Work order", [row.ticketNumber]],
    ["Purchase order", [row.purchaseOrder]],
    ["Site", siteLines(site)],
    ["Work", [row.title]],
  ]);
}

function creditSums(
  { organisation }: Credited,
  note: CreditNoteRow,
  lines: CreditedLine[],
  voice: Voice,
): Sum[] {
  const taxes = taxesOf(organisation, lines);
  const added = addedTaxes(taxes, voice);
  return [
    ...(added.length > 0 ? [{ name: "Subtotal", amount: voice.amount(note.subtotal) }, ...added] : []),
    { name: "Total credited", amount: voice.money(note.total), strong: true },
    ...includedTaxes(taxes, voice),
  ];
}
