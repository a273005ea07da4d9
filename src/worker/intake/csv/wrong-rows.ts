import Papa from "papaparse";
import type { CsvFile } from "./read-csv.ts";

const WRONG_COLUMN = "What is wrong";

/** A file's columns without the one that we added to a file of wrong rows. */
export function ownColumns(columns: string[]): string[] {
  return columns.filter((name) => name !== WRONG_COLUMN);
}

/**
 * The wrong rows of a file as a file of their own, to be mended and uploaded again: with what is wrong behind each. A cell that a
 * spreadsheet would reckon out gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection), which reading
 * takes away again. With a byte order mark, or Excel takes it for windows-1252.
 */
export function wrongRowsCsv(file: CsvFile, wrong: ReadonlyMap<number, string | null>): string {
  const kept = file.columns.flatMap((name, index) => (name === WRONG_COLUMN ? [] : [index]));
  const rows = file.rows
    .filter(({ row }) => wrong.has(row))
    .map(({ row, cells }) => [...kept.map((index) => cells[index] ?? ""), wrong.get(row) ?? ""]);
  const fields = [...ownColumns(file.columns), WRONG_COLUMN];
  const options = { delimiter: file.delimiter, newline: "\r\n", escapeFormulae: true };
  return `\ufeff${Papa.unparse({ fields, data: rows }, options)}\r\n`;
}
