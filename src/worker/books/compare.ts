import type { InvoiceStatus } from "../billing/types.ts";

/** How an invoice stands in one set of books. Amounts in minor units. */
export type Entry = {
  status: InvoiceStatus;
  total: number;
  paid: number;
  due: number;
  /** Taken back by credit notes, before and after it was paid. */
  credited: number;
  refunded: number;
};

/** An invoice as our records have it. */
export type OurEntry = Entry & {
  invoiceId: string;
  jobId: string;
  number: string | null;
  customerName: string;
  currency: string;
  livemode: boolean;
  /** The day on which it was made, in the organisation's time zone. */
  madeOn: string;
  /** Its name in Stripe's books; null where it stands in ours alone. */
  stripeId: string | null;
};

/** An invoice as Stripe has it. `ours`: it says that we made it. */
export type TheirEntry = Entry & {
  stripeId: string;
  number: string | null;
  currency: string;
  customerName: string | null;
  ours: boolean;
};

export const COMPARED = ["status", "total", "paid", "due", "credited", "refunded"] as const;
export type Compared = (typeof COMPARED)[number];

/**
 * One line of the books. `agree`: both say the same. `differ`: where is in `fields`. `ours_alone`: it is no matter of Stripe's.
 * `missing`: Stripe has no such invoice. `theirs_alone`: somebody made it at Stripe, or it is ours and we do not know it.
 */
export type BookLine =
  | { kind: "agree" | "ours_alone" | "missing"; ours: OurEntry }
  | { kind: "differ"; ours: OurEntry; theirs: TheirEntry; fields: Compared[] }
  | { kind: "theirs_alone"; theirs: TheirEntry };

/** Holds our records against Stripe's, line by line, in the order of ours; what only Stripe has comes last. */
export function compareBooks(ours: readonly OurEntry[], theirs: readonly TheirEntry[]): BookLine[] {
  const byId = new Map(theirs.map((entry) => [entry.stripeId, entry]));
  const lines = ours.map((entry): BookLine => {
    if (entry.stripeId === null) return { kind: "ours_alone", ours: entry };
    const other = byId.get(entry.stripeId);
    byId.delete(entry.stripeId);
    // A draft that is thrown away leaves no trace at Stripe.
    if (!other) return { kind: wasNeverOut(entry) ? "ours_alone" : "missing", ours: entry };
    const fields = COMPARED.filter((field) => entry[field] !== other[field]);
    return fields.length === 0
      ? { kind: "agree", ours: entry }
      : { kind: "differ", ours: entry, theirs: other, fields };
  });
  return [...lines, ...[...byId.values()].map((entry) => ({ kind: "theirs_alone" as const, theirs: entry }))];
}

function wasNeverOut({ status, number }: OurEntry): boolean {
  return status === "void" && number === null;
}

export type BookSums = { currency: string; ours: Entry; theirs: Entry };

/** Both sides added up by currency, of the invoices that stand in both books. */
export function sumBooks(lines: readonly BookLine[]): BookSums[] {
  const sums = new Map<string, BookSums>();
  for (const line of lines) {
    if (line.kind !== "agree" && line.kind !== "differ") continue;
    const { currency } = line.ours;
    const sum = sums.get(currency) ?? { currency, ours: nothing(), theirs: nothing() };
    add(sum.ours, line.ours);
    add(sum.theirs, "theirs" in line ? line.theirs : line.ours);
    sums.set(currency, sum);
  }
  return [...sums.values()];
}

/** Lines on which a person must act. */
export function notAgreed(lines: readonly BookLine[]): BookLine[] {
  return lines.filter(
    (line) =>
      line.kind === "differ" || line.kind === "missing" || (line.kind === "theirs_alone" && line.theirs.ours),
  );
}

function nothing(): Entry {
  return { status: "open", total: 0, paid: 0, due: 0, credited: 0, refunded: 0 };
}

/** What is void or a draft is owed by nobody. */
function add(sum: Entry, entry: Entry): void {
  if (entry.status === "void" || entry.status === "draft") return;
  for (const field of ["total", "paid", "due", "credited", "refunded"] as const) sum[field] += entry[field];
}
