import type { ImportRunRow, OrganisationRow } from "../../database/rows.ts";
import { sourcesOfPortal, type TicketSource, usualOf } from "../ticket-source.ts";
import type { ColumnMapping } from "../vocabulary.ts";
import type { CsvFile } from "./read-csv.ts";
import { readTickets, type TicketGroup } from "./read-tickets.ts";

/** Tickets that come through no portal are as if the office had entered them: the same number there is the same job. */
const OWN_SOURCE = "office";

/** What the jobs of an import may have as their source. */
export function sourcesOf({ portal }: TicketSource): string[] {
  return portal ? sourcesOfPortal(portal) : [OWN_SOURCE];
}

/** The tickets of an import's file under one reading of its columns. */
export function ticketsOf(
  file: CsvFile,
  mapping: ColumnMapping,
  { currency, locale }: Pick<OrganisationRow, "currency" | "locale">,
  from: TicketSource,
): TicketGroup[] {
  const source = from.portal ? null : OWN_SOURCE;
  return readTickets(file, mapping, { currency, locale, source, usual: usualOf(from.usual) });
}

/** Cuts tickets into parts of so many rows or a few more, for those of one number stay together. */
export function chunked(groups: TicketGroup[], rowsEach: number): TicketGroup[][] {
  const chunks: TicketGroup[][] = [];
  let room = 0;
  for (const group of groups) {
    if (room <= 0) {
      chunks.push([]);
      room = rowsEach;
    }
    chunks.at(-1)?.push(group);
    room -= group.reduce((sum, { rows }) => sum + rows.length, 0);
  }
  return chunks;
}

/** Under this name a ticket of an import is received once, however often its message comes. */
export function nameOfTicket({ id }: Pick<ImportRunRow, "id">, rows: number[]): string {
  return `${id}:${rows[0] ?? 0}`;
}
