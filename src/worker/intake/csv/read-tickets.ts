import type { TicketInput } from "../ticket-input.ts";
import type { ColumnMapping } from "../vocabulary.ts";
import { cellText } from "./cell.ts";
import { type CompletedTicket, checkTicket } from "./check-ticket.ts";
import { findOrder, orderOf } from "./dates.ts";
import { LINE_FIELDS } from "./field-names.ts";
import type { CsvFile } from "./read-csv.ts";
import { type ReadRow, readRow, type Understanding } from "./read-row.ts";

/** More rows than that are no news of one ticket, but another column than its number. */
const MOST_TIMES = 50;

/** Rows of a file that are one ticket, ready to be received. */
export type FileTicket = { rows: number[] } & (CompletedTicket | { wrong: string });

/** Tickets with the same number, in the order of the file: they are received one after the other. */
export type TicketGroup = FileTicket[];

type Around = {
  currency: string;
  locale: string;
  /** Where tickets come from that have no portal; null where it is the portal's own. */
  source: string | null;
  /** Who is billed where a row names nobody. */
  usual: TicketInput["customer"] | null;
};

/**
 * The tickets of a file. Rows with the same number are one ticket with several lines where the file has lines, else each is the
 * ticket anew, and the later one updates the earlier.
 */
export function readTickets(file: CsvFile, mapping: ColumnMapping, around: Around): TicketGroup[] {
  const { currency, locale } = around;
  const how: Understanding = { mapping, currency, locale, order: orderFor(file, mapping, locale) };
  const withLines = LINE_FIELDS.some((field) => mapping[field] !== undefined);
  return grouped(file.rows.map((row) => readRow(row, how))).map((rows) => {
    if (withLines) return ticketOf(rows, around);
    return rows.length > MOST_TIMES ? tooOften(rows) : rows.flatMap((row) => ticketOf([row], around));
  });
}

/** The order that a person chose, else the one that the file tells, else that of the locale. */
function orderFor(file: CsvFile, mapping: ColumnMapping, locale: string) {
  return mapping.dateOrder ?? foundOrder(file, mapping, locale)?.order ?? orderOf(locale);
}

/** What the column of due dates tells of its order; null where there is no such column or no date in figures. */
export function foundOrder(file: CsvFile, { dueOn }: ColumnMapping, locale: string) {
  return dueOn === undefined
    ? null
    : findOrder(
        file.rows.map(({ cells }) => cellText(cells[dueOn])),
        locale,
      );
}

/** By ticket number, in the order in which the numbers first stand there; a row without one is by itself. */
function grouped(rows: ReadRow[]): ReadRow[][] {
  const groups = new Map<string | number, ReadRow[]>();
  for (const one of rows) {
    const name = one.loose.ticketNumber ?? one.row;
    const known = groups.get(name);
    if (known) known.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}

function tooOften(rows: ReadRow[]): FileTicket[] {
  const wrong = `${rows.length} rows have this ticket number. Look whether another column holds the numbers.`;
  return rows.map(({ row }) => ({ rows: [row], wrong }));
}

/** A wrong row makes all rows of its ticket wrong: without it the ticket would be another one. */
function ticketOf(rows: ReadRow[], { source, usual }: Around): FileTicket[] {
  const wrong = new Map(rows.flatMap(({ row, wrong }) => (wrong.length > 0 ? [[row, wrong.join(" ")]] : [])));
  const checked = checkTicket(rows, { source, usual });
  for (const { row, detail } of checked.wrong) {
    wrong.set(row, [wrong.get(row), detail].filter(Boolean).join(" "));
  }
  if (checked.ticket && wrong.size === 0) return [{ rows: rows.map(({ row }) => row), ...checked.ticket }];
  const [first = 0] = wrong.keys();
  return rows.map(({ row }) => ({
    rows: [row],
    wrong: wrong.get(row) ?? `Row ${first} is of the same ticket, and is wrong.`,
  }));
}
