import { parseMoney } from "../../money/parse.ts";
import { type ColumnMapping, TICKET_FIELDS, type TicketField } from "../vocabulary.ts";
import { readDate } from "./dates.ts";
import { HEADER_WORDS, OTHER_PEOPLE, plainHeader } from "./header-words.ts";
import type { CsvFile } from "./read-csv.ts";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** A header that says nothing, such as `Column 3`, `Field1` or `F`. */
const SAYS_NOTHING = /^(column|field|col|f|campo|columna)? ?\d*$|^[a-z]$/;
const LOOKED_AT = 200;
/** Of the values that are there, so many must look like it. */
const MOST_OF = 0.8;

type Guess = { field: TicketField; column: number; sure: number };

/**
 * Which column is which field, as far as the file tells: by what its columns are called, and where that says nothing, by what is in
 * them. A field is at most one column, and a column one field.
 */
export function guessColumns(file: CsvFile, around: { currency: string; locale: string }): ColumnMapping {
  const guesses = file.columns.flatMap((name, column) => {
    const header = plainHeader(name);
    const called = byName(header, column);
    return called.length > 0 ? called : byValues(header, valuesOf(file, column), column, around);
  });
  guesses.sort((a, b) => b.sure - a.sure || a.column - b.column);
  const mapping: ColumnMapping = {};
  const taken = new Set<number>();
  for (const { field, column } of guesses) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** The very name counts most; a name within a longer one counts by how much of it that is. */
function byName(header: string, column: number): Guess[] {
  if (OTHER_PEOPLE.test(header)) return [];
  return TICKET_FIELDS.flatMap((field) => {
    const names = HEADER_WORDS[field].split("|");
    const place = names.indexOf(header);
    if (place !== -1) return [{ field, column, sure: 3 - place / names.length }];
    const part = names.find((name) => name.includes(" ") && ` ${header} `.includes(` ${name} `));
    return part ? [{ field, column, sure: part.length / header.length }] : [];
  });
}

function byValues(
  header: string,
  values: string[],
  column: number,
  { currency, locale }: { currency: string; locale: string },
): Guess[] {
  const mostAre = (is: (value: string) => boolean) =>
    values.length > 0 && values.filter(is).length >= values.length * MOST_OF;
  if (!OTHER_PEOPLE.test(header) && mostAre((value) => EMAIL.test(value))) {
    return [{ field: "customerEmail", column, sure: 0 }];
  }
  if (!SAYS_NOTHING.test(header)) return [];
  if (mostAre((value) => (readDate(value, "mdy") ?? readDate(value, "dmy")) !== null)) {
    return [{ field: "dueOn", column, sure: 0 }];
  }
  const isAmount = (value: string) =>
    /[\p{Sc}.,]/u.test(value) && parseMoney(value, currency, locale) !== null;
  return mostAre(isAmount) ? [{ field: "notToExceed", column, sure: 0 }] : [];
}

function valuesOf({ rows }: CsvFile, column: number): string[] {
  return rows
    .slice(0, LOOKED_AT)
    .map(({ cells }) => (cells[column] ?? "").trim())
    .filter((value) => value !== "");
}
