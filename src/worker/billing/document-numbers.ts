import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { documentNumber } from "../database/schema.ts";
import type { Numbering } from "./vocabulary.ts";

/** Trials have a sequence of their own: the organisation's has no number that is nobody's. */
const PREFIX = { invoice: "INV-", credit_note: "CN-", trial: "TRIAL-" };

type Asked = { series: keyof typeof PREFIX; documentId: string; numbering: Numbering };

/**
 * The number of a document, taken when it is finalised. D1 writes one after the other, so that the next one is one more than the
 * largest whoever asks at the same time; the document that has one already gets it again.
 * @param now milliseconds since 1970
 * @returns such as `INV-0042`
 */
export async function takeNumber(
  db: Database,
  organisationId: string,
  { series, documentId, numbering }: Asked,
  now: number,
): Promise<string> {
  const { prefix, digits } = styleOf(series, numbering);
  const before = series === "invoice" ? (numbering.first ?? 1) - 1 : 0;
  const { sequence } = documentNumber;
  const own = and(eq(documentNumber.organisationId, organisationId), eq(documentNumber.series, series));
  const next = sql`max(coalesce(max(${sequence}), 0), ${before}) + 1`;
  // SQLite's printf would cut no digit of a number that has more.
  const written = sql`${prefix} || printf(${`%0${digits}d`}, ${next})`;
  const [, [taken]] = await db.batch([
    db
      .insert(documentNumber)
      .select(
        sql`SELECT ${organisationId}, ${series}, ${next}, ${documentId}, ${written}, ${now}
          FROM ${documentNumber} WHERE ${own}`,
      )
      .onConflictDoNothing({
        target: [documentNumber.organisationId, documentNumber.series, documentNumber.documentId],
      }),
    db
      .select({ number: documentNumber.number })
      .from(documentNumber)
      .where(and(own, eq(documentNumber.documentId, documentId))),
  ]);
  if (!taken) throw new Error("the sequence gave no number");
  return taken.number;
}

/** A number as a document of the series will show it: how `takeNumber` writes it. */
export function writtenNumber(series: Asked["series"], numbering: Numbering, sequence: number): string {
  const { prefix, digits } = styleOf(series, numbering);
  return `${prefix}${String(sequence).padStart(digits, "0")}`;
}

function styleOf(series: Asked["series"], numbering: Numbering): { prefix: string; digits: number } {
  const chosen = { invoice: numbering.prefix, credit_note: numbering.creditPrefix, trial: undefined };
  return { prefix: chosen[series] ?? PREFIX[series], digits: numbering.digits ?? 4 };
}
