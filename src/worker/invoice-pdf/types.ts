import type { Fact, Letterhead, Sum } from "../packet/content/types.ts";
import type { PaperSize } from "../portals/profile.ts";

export type ShownInvoiceLine = {
  description: string;
  quantity: string;
  unitPrice: string;
  /** Such as `20 %`; empty for what is not taxed. */
  rate: string;
  amount: string;
};

/** How the invoice stands. `across`: the word goes over the page, since the paper is no bill. */
export type Mark = { word: string; tone: "good" | "bad" | "plain"; across: boolean };

/** Net, tax and gross of one rate. */
export type TaxRow = { name: string; net: string; tax: string; gross: string };

/** All that an invoice shows, in words: plain JSON, from which alone it is drawn. */
export type InvoiceContent = {
  layout: number;
  paper: PaperSize;
  /** BCP 47. */
  language: string;
  /** Of the document; `heading` is the word that the law asks for. */
  title: string;
  heading: string;
  /** Milliseconds since 1970. */
  date: number;
  letterhead: Letterhead;
  mark: Mark | null;
  buyer: Fact;
  /** What is left to pay, and until when. */
  owed: { name: string; amount: string; words: string };
  facts: Fact[];
  taxName: string;
  lines: ShownInvoiceLine[];
  /** The sum of the lines above each line, for where a page ends there. */
  carried: string[];
  sums: Sum[];
  taxes: TaxRow[];
  notes: string[];
  /** How one pays. */
  pay: { address: string | null; lines: string[] };
  links: boolean;
  foot: string;
};
