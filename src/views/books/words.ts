import type { InvoiceStatus } from "../../worker/billing/types.ts";
import type { BookLine, Compared } from "../../worker/books/compare.ts";
import type { Tone } from "../parts/words.ts";

export const FIELD_WORD: { [field in Compared]: string } = {
  status: "Status",
  total: "Total",
  paid: "Paid",
  due: "Due",
  credited: "Credited",
  refunded: "Refunded",
};

export const STATUS_WORD: { [status in InvoiceStatus]: string } = {
  draft: "Draft",
  open: "Open",
  paid: "Paid",
  void: "Void",
  uncollectible: "Written off",
};

export const AGREES: { [kind in BookLine["kind"]]: { word: string; tone: Tone } } = {
  agree: { word: "Agrees", tone: "good" },
  differ: { word: "Differs", tone: "bad" },
  missing: { word: "Not at Stripe", tone: "bad" },
  ours_alone: { word: "Ours alone", tone: "plain" },
  theirs_alone: { word: "Only at Stripe", tone: "wait" },
};
