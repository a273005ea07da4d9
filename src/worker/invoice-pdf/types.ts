import type { Fact, Letterhead, Sum } from "../packet/content/types.ts";
import type { PaperSize } from "../portals/profile.ts";

export type ShownInvoiceLine = {
  /** With what was taken off, as lines of its own. */
  description: string;
  /** Empty, like the price of one, where only an amount is known. */
  quantity: string;
  unitPrice: string;
  /** Such as `20%` or `20% incl.`; empty for what is not taxed. */
  rate: string;
  amount: string;
};

/** How the paper stands, beside its name. */
export type Mark = { word: string; tone: "good" | "bad" | "plain" };

/** Net, tax and gross of one rate. */
export type TaxRow = { name: string; net: string; tax: string; gross: string };

/** All that an invoice or a credit note shows, in words: plain JSON, from which alone it is drawn. */
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
  /** Goes over the page, since the paper asks nobody for money. */
  across: string | null;
  buyer: Fact;
  /** What is left to pay and until when, or what is credited. */
  owed: { name: string; amount: string; words: string };
  facts: Fact[];
  /** What the vendor has to say to the buyer, line by line. */
  memo: string[];
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
