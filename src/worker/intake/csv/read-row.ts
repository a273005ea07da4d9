import { parseMoney, parseQuantity } from "../../money/parse.ts";
import type { LooseTicket } from "../complete-ticket.ts";
import type { ColumnMapping, DateOrder, TicketField } from "../vocabulary.ts";
import { cellText } from "./cell.ts";
import { readDate } from "./dates.ts";
import { FIELD_NAME } from "./field-names.ts";
import type { CsvRow } from "./read-csv.ts";

type Line = NonNullable<LooseTicket["lineItems"]>[number];

/** How a file's cells are to be understood. */
export type Understanding = {
  mapping: ColumnMapping;
  order: DateOrder;
  currency: string;
  locale: string;
};

/** What one row says; `wrong` is what in it cannot be understood, a sentence each. */
export type ReadRow = { row: number; loose: LooseTicket; line: Partial<Line> | null; wrong: string[] };

/** Reads one row of a file whose columns are known. What the row leaves empty stays out. */
export function readRow({ row, cells, problem }: CsvRow, how: Understanding): ReadRow {
  const { mapping, currency, locale } = how;
  const wrong: string[] = problem ? [problem] : [];
  const text = (field: TicketField) => {
    const column = mapping[field];
    return (column === undefined ? "" : cellText(cells[column])) || undefined;
  };
  const read = <Value>(field: TicketField, as: (text: string) => Value | null, what: string) => {
    const said = text(field);
    if (said === undefined) return undefined;
    const value = as(said);
    if (value === null) wrong.push(notUnderstood(field, said, what));
    return value ?? undefined;
  };
  const amount = (said: string) => parseMoney(said, currency, locale);
  const money = `an amount in ${currency.toUpperCase()}`;

  const customer = {
    name: text("customerName"),
    email: text("customerEmail"),
    phone: text("customerPhone"),
    externalId: text("customerId"),
  };
  const site = {
    line1: text("siteLine1"),
    line2: text("siteLine2"),
    city: text("siteCity"),
    region: text("siteRegion"),
    postalCode: text("sitePostalCode"),
  };
  const loose: LooseTicket = {
    ticketNumber: text("ticketNumber"),
    purchaseOrder: text("purchaseOrder"),
    title: text("title")?.replace(/\s+/g, " "),
    description: text("description"),
    dueOn: read("dueOn", (said) => readDate(said, how.order), "a date"),
    notToExceed: read("notToExceed", amount, money),
    ...(isEmpty(customer) ? {} : { customer }),
    ...(isEmpty(site) ? {} : { site }),
  };
  const line = {
    description: text("lineDescription"),
    quantity: read("lineQuantity", (said) => parseQuantity(said, locale), "a quantity"),
    unitAmount: read("lineAmount", amount, money),
  };
  if (isEmpty(loose) && isEmpty(line) && wrong.length === 0) {
    wrong.push("Nothing stands in the columns that were chosen.");
  }
  return { row, loose, line: isEmpty(line) ? null : line, wrong };
}

/** A sentence about a cell, with the beginning of what stands there. */
function notUnderstood(field: TicketField, said: string, what: string): string {
  const shown = said.length > 40 ? `${said.slice(0, 40)}…` : said;
  return `${FIELD_NAME[field]}: “${shown}” is not ${what}.`;
}

function isEmpty(part: object): boolean {
  return Object.values(part).every((value) => value === undefined);
}
