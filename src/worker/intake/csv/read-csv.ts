import Papa from "papaparse";
import { decodeText } from "./decode-text.ts";
import { whyNotCsv } from "./file-kind.ts";

export const MOST_BYTES = 10 * 1024 * 1024;
const MOST_ROWS = 10_000;
const MOST_COLUMNS = 200;
/** Empty rows count here too: a file of nothing but line breaks ends here. */
const MOST_RECORDS = 200_000;
/** How far down the row with the columns' names may stand, below a title. */
const LOOKED_AT = 20;
/** In the order of trust: where two fit equally well, the first one is it. */
const DELIMITERS = [",", ";", "\t"] as const;
const DELIMITER_WORD = { ",": "comma", ";": "semicolon", "\t": "tab" } as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** `row` counts as a spreadsheet does, empty rows and what stands above the names too. `problem`: why its cells cannot be trusted. */
export type CsvRow = { row: number; cells: string[]; problem?: string };

export type CsvFile = {
  delimiter: Delimiter;
  /** Each with a name of its own, whatever the file calls it. */
  columns: string[];
  /** Those that are not empty; none has fewer cells than there are columns. */
  rows: CsvRow[];
};

export type CsvRead = { ok: true; file: CsvFile } | { ok: false; detail: string };

/** Reads a file of tickets, whatever program wrote it; what cannot be read is told in a sentence. */
export function readCsv(bytes: Uint8Array): CsvRead {
  if (bytes.length > MOST_BYTES) return no("This file has more than 10 MB. Split it, and upload the parts.");
  const other = whyNotCsv(bytes);
  if (other) return no(other);
  const text = decodeText(bytes);
  if (text === null)
    return no("This file is not text. A CSV file is needed: save it as one, then choose that.");
  return readCsvText(text);
}

/** The same for what is text already. Line breaks come out as `\n`. */
export function readCsvText(whole: string): CsvRead {
  const text = whole.replace(/\r\n?/g, "\n");
  // Excel's own way to name the delimiter, in a row before all others.
  const named = /^sep=([,;\t])\n/.exec(text)?.[1];
  const delimiter = DELIMITERS.find((one) => one === named) ?? delimiterOf(text);
  const records = recordsOf(text, delimiter);
  if (!Array.isArray(records)) return no(records.detail);
  const [header, ...rest] = headerFirst(named ? records.slice(1) : records);
  if (!header) return no("This file is empty.");
  const width = widthOf(header, rest);
  if (width > MOST_COLUMNS) return no(`This file has ${width} columns; at most ${MOST_COLUMNS} can be read.`);
  if (rest.length === 0) {
    return no("This file has one row only. The first row names the columns, and each row below is a ticket.");
  }
  if (rest.length > MOST_ROWS) {
    return no("This file has more than 10,000 rows. Split it, and upload the parts one after the other.");
  }
  const columns = namesOf(header.cells, width);
  return { ok: true, file: { delimiter, columns, rows: rest.map((one) => fitted(one, width, delimiter)) } };
}

/** The delimiter that makes a table of the first rows: without broken quotes, with equally many cells, with most of them. */
function delimiterOf(text: string): Delimiter {
  const found = DELIMITERS.map((delimiter) => {
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n", preview: LOOKED_AT });
    const rows = data.filter((cells) => !isBlank(cells));
    const widest = Math.max(0, ...rows.map((cells) => cells.length));
    const broken = errors.filter(({ type }) => type === "Quotes").length;
    const ragged = rows.filter((cells) => cells.length !== widest).length;
    return { delimiter, widest, broken, ragged: ragged / Math.max(1, rows.length) };
  }).filter(({ widest }) => widest > 1);
  found.sort((a, b) => a.broken - b.broken || a.ragged - b.ragged || b.widest - a.widest);
  return found[0]?.delimiter ?? ",";
}

/** All rows that are not empty, with the numbers that they have in the file. */
function recordsOf(text: string, delimiter: Delimiter): CsvRow[] | { detail: string } {
  const records: CsvRow[] = [];
  let row = 0;
  let open = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    step: ({ data: cells, errors }, parser) => {
      row += 1;
      if (errors.some(({ code }) => code === "MissingQuotes")) open ||= row;
      const quotes = errors.some(({ type }) => type === "Quotes");
      const problem = quotes ? "A quotation mark in this row is not closed, or stands alone." : undefined;
      if (!isBlank(cells)) records.push({ row, cells, ...(problem && { problem }) });
      if (records.length > MOST_ROWS + LOOKED_AT || row > MOST_RECORDS) parser.abort();
    },
  });
  if (open === 0) return records;
  return {
    detail: `A quotation mark that opens in row ${open} never closes, so that the rows below it cannot be told apart. Mend that row, and upload the file again.`,
  };
}

/** Without what stands above the columns' names, such as a report's title: they are the first row that is about as full as others. */
function headerFirst(records: CsvRow[]): CsvRow[] {
  const full = records.slice(0, LOOKED_AT).map(({ cells }) => cells.filter((cell) => cell.trim()).length);
  const fullest = Math.max(0, ...full);
  return records.slice(
    Math.max(
      0,
      full.findIndex((count) => count >= fullest / 2),
    ),
  );
}

/** As many columns as have a name or, within what the row of names spans, a value. */
function widthOf(header: CsvRow, rows: CsvRow[]): number {
  const filled = rows.reduce((most, { cells }) => Math.max(most, usedOf(cells)), 0);
  return Math.max(usedOf(header.cells), Math.min(header.cells.length, filled));
}

function usedOf(cells: string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== "") + 1;
}

function namesOf(header: string[], width: number): string[] {
  const times = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const name = (header[index] ?? "").replace(/\s+/g, " ").trim().slice(0, 100) || `Column ${index + 1}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name} (${time})`;
  });
}

function fitted({ row, cells, problem }: CsvRow, width: number, delimiter: Delimiter): CsvRow {
  const used = usedOf(cells);
  const own = Array.from({ length: width }, (_, index) => cells[index] ?? "");
  const word = DELIMITER_WORD[delimiter];
  const tooMany = `This row has ${used} cells and the first one ${width}: a value with a ${word} in it needs quotation marks around it.`;
  const why = problem ?? (used > width ? tooMany : undefined);
  return { row, cells: own, ...(why && { problem: why }) };
}

function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function no(detail: string): CsvRead {
  return { ok: false, detail };
}
