import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { readCsv, readCsvText } from "../../src/worker/intake/csv/read-csv.ts";
import { wrongRowsCsv } from "../../src/worker/intake/csv/wrong-rows.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function fileOf(text: string | Uint8Array) {
  const read = readCsv(typeof text === "string" ? bytesOf(text) : text);
  if (!read.ok) throw new Error(read.detail);
  return read.file;
}

function refusalOf(bytes: Uint8Array | string): string {
  const read = readCsv(typeof bytes === "string" ? bytesOf(bytes) : bytes);
  return read.ok ? "read" : read.detail;
}

const cellsOf = (text: string | Uint8Array) => fileOf(text).rows.map(({ cells }) => cells);

test.each([
  ["commas", "WO,Title\n1,Sink\n", ","],
  ["semicolons, amounts with commas", "WO;Betrag\n1;12,50\n2;9,00\n", ";"],
  ["tabs, addresses with commas", "WO\tAddress\n1\t5 Elm St, Tampa, FL\n2\t6 Elm St\n", "\t"],
  ["one column, values with commas", "Title\nSink\nDoor\n", ","],
  ["a delimiter named as Excel does", "sep=;\nWO;Title\n1;a,b,c\n", ";"],
  ["quoted delimiters of other kinds", '"WO;x","Title;y"\n"1;2;3","4;5;6"\n', ","],
] as const)("the delimiter is found: %s", (_, text, delimiter) => {
  expect(fileOf(text).delimiter).toBe(delimiter);
});

test("line breaks in quotes stay in their cell, doubled quotes are one", () => {
  expect(cellsOf('WO,Notes\r\n1,"first\r\nsecond, ""really"""\r\n2,x\r\n')).toEqual([
    ["1", 'first\nsecond, "really"'],
    ["2", "x"],
  ]);
});

test("rows are counted as a spreadsheet counts them, empty ones and a title above the names too", () => {
  const { columns, rows } = fileOf(
    "Work orders of November\n\nWO,Title,City\n\n1,Sink,Tampa\n,,\n2,Door,Tampa\n",
  );
  expect(columns).toEqual(["WO", "Title", "City"]);
  expect(rows.map(({ row }) => row)).toEqual([5, 7]);
});

test("short rows are filled up, a row with too many cells is wrong, a comma at the end is not", () => {
  const { rows } = fileOf("WO,Title,City\n1,Sink\n2,Sink, broken,Tampa\n3,Door,Tampa,\n");
  expect(rows[0]?.cells).toEqual(["1", "Sink", ""]);
  expect(rows[1]?.problem).toMatch(/4 cells.*comma.*quotation marks/);
  expect(rows[2]).toEqual({ row: 4, cells: ["3", "Door", "Tampa"] });
});

test("columns without a name and with the same name get one of their own", () => {
  expect(fileOf("WO,,Name,Name\n1,x,a,b\n").columns).toEqual(["WO", "Column 2", "Name", "Name (2)"]);
});

test.each([
  ["a byte order mark", bytesOf("\ufeffWO,Título\n1,Baño\n")],
  ["plain UTF-8", bytesOf("WO,Título\n1,Baño\n")],
  ["windows-1252", Uint8Array.from("WO,T\xedtulo\n1,Ba\xf1o\n", (c) => c.charCodeAt(0))],
  ["UTF-16 with a mark", new Uint8Array([0xff, 0xfe, ...utf16("WO,Título\n1,Baño\n")])],
  ["UTF-16 without one", new Uint8Array(utf16("WO,Título\n1,Baño\n"))],
  ["UTF-16, the other way round", new Uint8Array([0xfe, 0xff, ...swapped(utf16("WO,Título\n1,Baño\n"))])],
])("letters are read whatever wrote them: %s", (_, bytes) => {
  expect(fileOf(bytes).columns).toEqual(["WO", "Título"]);
  expect(fileOf(bytes).rows[0]?.cells).toEqual(["1", "Baño"]);
});

test("what Excel writes for dashes and the euro is read in windows-1252", () => {
  expect(cellsOf(Uint8Array.from("WO,NTE\n1\x96a,\x80 5\n", (c) => c.charCodeAt(0)))).toEqual([
    ["1–a", "€ 5"],
  ]);
});

test.each([
  ["nothing", "", /empty/],
  ["only white space", " \n\n", /empty/],
  ["only the names", "WO,Title\n", /one row only/],
  [
    "an Excel workbook",
    "PK\x03\x04\x14\0\x06\0[Content_Types].xml",
    /Excel workbook \(\.xlsx\).*save it as CSV/,
  ],
  ["a ZIP archive", "PK\x03\x04\x14\0\x06\0photos/1.jpg", /ZIP archive/],
  ["a PDF", "%PDF-1.7\n…", /PDF/],
  ["a web page called .xls", "<html><table><tr><td>WO", /web page/],
  ["a picture", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]), /picture/],
  ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 1, 2]), /Excel workbook \(\.xls\)/],
  ["noise", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251), /not text/],
  [
    "a quotation mark that never closes",
    'WO,Title\n1,Sink\n2,"Door\n3,Gate\n',
    /opens in row 3 never closes/,
  ],
  ["too many rows", `WO\n${"1\n".repeat(10_001)}`, /more than 10,000 rows/],
  ["too many columns", `${"a,".repeat(300)}b\n1\n`, /301 columns/],
  ["too many bytes", new Uint8Array(10 * 1024 * 1024 + 1).fill(65), /more than 10 MB/],
  ["nothing but line breaks", `WO,Title\n${"\n".repeat(9_000_000)}`, /one row only/],
])("refused with a sentence: %s", (_, bytes, says) => {
  expect(refusalOf(bytes)).toMatch(says);
});

/** A name that is none of the other names, and tables as wide as their names. */
const table = fc
  .uniqueArray(fc.string({ unit: "grapheme" }).filter(isName), { minLength: 2, maxLength: 6 })
  .chain((names) =>
    fc.record({
      names: fc.constant(names),
      rows: fc.array(
        fc.array(fc.string({ unit: "grapheme" }), { minLength: names.length, maxLength: names.length }),
        {
          minLength: 1,
          maxLength: 8,
        },
      ),
      delimiter: fc.constantFrom(",", ";", "\t"),
      newline: fc.constantFrom("\n", "\r\n"),
    }),
  )
  .filter(({ rows }) => rows.some((cells) => !isBlank(cells)));

test("any table that is written as CSV is read back the same", () => {
  fc.assert(
    fc.property(table, ({ names, rows, delimiter, newline }) => {
      const text = Papa.unparse({ fields: names, data: rows }, { delimiter, newline, quotes: true });
      const read = readCsvText(text);
      if (!read.ok) throw new Error(read.detail);
      expect(read.file.delimiter).toBe(delimiter);
      expect(read.file.columns).toEqual(names);
      const kept = rows.filter((cells) => !isBlank(cells)).map((cells) => cells.map(plainBreaks));
      expect(read.file.rows.map(({ cells }) => cells)).toEqual(kept);
    }),
    { numRuns: 500 },
  );
});

test("the wrong rows are a file that is read back the same, and nothing in it is reckoned out", () => {
  const file = fileOf('WO;Title;NTE\n1;"=HYPERLINK(""http://x"")";5\n2;fine;6\n3;+1 813 555;-7\n');
  const text = wrongRowsCsv(
    file,
    new Map([
      [2, "No."],
      [4, "=no"],
    ]),
  );
  for (const cell of Papa.parse<string[]>(text.trim(), { delimiter: ";" }).data.flat()) {
    expect(cell).not.toMatch(/^[=+\-@]/);
  }
  const again = fileOf(text);
  expect(again.columns).toEqual(["WO", "Title", "NTE", "What is wrong"]);
  expect(again.rows.map(({ cells }) => cells[0])).toEqual(["1", "3"]);
  // Once more wrong: the column is there once.
  expect(fileOf(wrongRowsCsv(again, new Map([[2, "Still."]]))).columns).toEqual(again.columns);
});

function isName(text: string): boolean {
  return text !== "" && text === text.replace(/\s+/g, " ").trim() && !text.startsWith("\ufeff");
}

function isBlank(cells: string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function plainBreaks(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function utf16(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((c) => [c & 255, c >> 8]);
}

function swapped(bytes: number[]): number[] {
  return bytes.map((_, index) => bytes[index ^ 1] ?? 0);
}
