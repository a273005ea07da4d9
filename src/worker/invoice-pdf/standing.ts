import { isOwed } from "../billing/may-pay.ts";
import type { InvoiceRow } from "../database/rows.ts";
import type { InvoiceContent, Mark } from "./types.ts";
import type { Voice } from "./voice.ts";

/** Whether the paper asks for money: an invoice that is out, or a draft as it will go out. */
export function asksForMoney(invoice: InvoiceRow): boolean {
  return (isOwed(invoice) || invoice.status === "draft") && invoice.amountDue > 0;
}

/** What is left to pay, and until when. @param successor the invoice that took the place of this one */
export function owedWords(
  invoice: InvoiceRow,
  successor: InvoiceRow | undefined,
  { money, date }: Voice,
): InvoiceContent["owed"] {
  const due = date(invoice.dueOn);
  const nothing = { name: "Nothing to pay", amount: money(0) };
  if (invoice.status === "void") {
    const next = successor?.number ? `Void; ${successor.number} takes its place` : "This invoice is void";
    return { ...nothing, words: next };
  }
  if (invoice.status === "uncollectible" && !invoice.recovering)
    return { name: "Left unpaid", amount: money(invoice.amountDue), words: `Was due ${due}` };
  if (invoice.amountDue === 0)
    return { ...nothing, words: takenBack(invoice) ? "Credited in full" : "Paid, with thanks" };
  const words = invoice.processing ? "A bank payment is on its way" : `Due ${due}`;
  const part = invoice.amountPaid > 0 || invoice.credited > 0;
  return { name: part ? "Balance due" : "Amount due", amount: money(invoice.amountDue), words };
}

/** How it stands in a word. In test mode that comes first: no money is asked for or was paid. */
export function markOf(invoice: InvoiceRow, voice: Voice): Mark | null {
  const mark = statusMark(invoice, voice);
  if (!isTest(invoice)) return mark;
  if (mark === null) return { word: "Test: not an invoice", tone: "bad" };
  return { ...mark, word: `Test: ${mark.word.charAt(0).toLowerCase()}${mark.word.slice(1)}` };
}

/** Whether it was only made to try things out. What is paid in no way of Stripe's knows no test mode. */
export function isTest({ livemode, via }: Pick<InvoiceRow, "livemode" | "via">): boolean {
  return !livemode && via !== "outside";
}

/** What goes over the page of a paper that is no bill. */
export function acrossOf(invoice: Pick<InvoiceRow, "status" | "livemode" | "via">): string | null {
  const { status } = invoice;
  const word = status === "draft" || status === "void" ? status : null;
  if (!isTest(invoice)) return word;
  return word === null ? "Test: not an invoice" : `Test: ${word}`;
}

function statusMark(invoice: InvoiceRow, { date }: Voice): Mark | null {
  switch (invoice.status) {
    case "draft":
      return { word: "Draft", tone: "plain" };
    case "void":
      return { word: "Void", tone: "bad" };
    case "uncollectible":
      return invoice.recovering ? null : { word: "Written off", tone: "plain" };
    case "paid":
      if (takenBack(invoice)) return { word: "Credited", tone: "plain" };
      return { word: invoice.paidOn ? `Paid ${date(invoice.paidOn)}` : "Paid", tone: "good" };
    case "open":
      return null;
  }
}

/** Nobody paid: credit notes took all of it back. */
function takenBack({ amountPaid, credited, total }: InvoiceRow): boolean {
  return amountPaid === 0 && credited > 0 && credited >= total;
}
