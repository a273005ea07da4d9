import { expect, test } from "vitest";
import { findOrder, readDate } from "../../src/worker/intake/csv/dates.ts";
import { guessColumns } from "../../src/worker/intake/csv/guess-columns.ts";
import { readCsvText } from "../../src/worker/intake/csv/read-csv.ts";
import { readTickets } from "../../src/worker/intake/csv/read-tickets.ts";
import { numbersIn, survey } from "../../src/worker/intake/csv/survey.ts";
import { chunked } from "../../src/worker/intake/csv/tickets-of.ts";
import type { ColumnMapping, TicketField } from "../../src/worker/intake/vocabulary.ts";

const US = { currency: "usd", locale: "en-US" };
const NOBODY: Parameters<typeof readTickets>[2] = { ...US, source: "office", usual: null };

function fileOf(text: string) {
  const read = readCsvText(text);
  if (!read.ok) throw new Error(read.detail);
  return read.file;
}

/** Which field each column was guessed to be, in their order. */
function guessed(header: string, ...rows: string[]): (TicketField | null)[] {
  const file = fileOf([header, ...(rows.length > 0 ? rows : ["x"])].join("\n"));
  const mapping = Object.entries(guessColumns(file, US));
  return file.columns.map((_, column) => {
    const found = mapping.find(([, at]) => at === column);
    return found ? (found[0] as TicketField) : null;
  });
}

test.each<[string, (TicketField | null)[]]>([
  ["WO #,Property Address,Unit,Zip", ["ticketNumber", "siteLine1", "siteLine2", "sitePostalCode"]],
  ["Work Order Number,Street,City,State", ["ticketNumber", "siteLine1", "siteCity", "siteRegion"]],
  ["WorkOrderNumber,workDescription,DueDate,NTE", ["ticketNumber", "description", "dueOn", "notToExceed"]],
  ["Ticket,Summary,Description,PO #", ["ticketNumber", "title", "description", "purchaseOrder"]],
  ["Job No.,Client,Client Email,Phone", ["ticketNumber", "customerName", "customerEmail", "customerPhone"]],
  ["Title,Description,Qty,Unit Price", ["title", "description", "lineQuantity", "lineAmount"]],
  [
    "Orden de trabajo,Dirección,Código Postal,Fecha límite",
    ["ticketNumber", "siteLine1", "sitePostalCode", "dueOn"],
  ],
  ["Nº de orden,Cliente,Ciudad,Importe", ["ticketNumber", "customerName", "siteCity", "lineAmount"]],
  // Of two that could be it, the surer name is.
  ["ID,Work Order Number", [null, "ticketNumber"]],
  // A tenant is not who is billed, nor is a day that is over the day on which it is due.
  ["WO,Tenant Name,Tenant Phone,Created Date", ["ticketNumber", null, null, null]],
  ["Reporting portal: service request number,Anything", ["ticketNumber", null]],
])("columns are guessed by what they are called: %s", (header, fields) => {
  expect(guessed(header)).toEqual(fields);
});

test("where a column's name says nothing, its values tell", () => {
  const rows = ["7,ap@lake.example,2026-03-31,$312.50", "8,ap@sun.example,2026-04-01,$90.00"];
  expect(guessed("Column 1,Column 2,Column 3,Column 4", ...rows)).toEqual([
    null,
    "customerEmail",
    "dueOn",
    "notToExceed",
  ]);
  // Dates and amounts of something else stay what they are.
  expect(guessed("WO,Completed,Deposit", "7,2026-03-31,$5.00")).toEqual(["ticketNumber", null, null]);
});

test.each([
  ["2026-03-04", "mdy", "2026-03-04"],
  ["2026-03-04T10:30:00Z", "mdy", "2026-03-04"],
  ["2026/3/4", "dmy", "2026-03-04"],
  ["20260304", "mdy", "2026-03-04"],
  ["3/4/2026", "mdy", "2026-03-04"],
  ["3/4/2026", "dmy", "2026-04-03"],
  ["3/4/26 10:30 AM", "mdy", "2026-03-04"],
  ["04.03.2026", "dmy", "2026-03-04"],
  ["Mar 4, 2026", "dmy", "2026-03-04"],
  ["4-Mar-26", "mdy", "2026-03-04"],
  ["Wed, March 4th, 2026", "mdy", "2026-03-04"],
  ["4 de marzo de 2026", "mdy", "2026-03-04"],
  ["2/30/2026", "mdy", null],
  ["13/1/2026", "mdy", null],
  ["46085", "mdy", null],
  ["ASAP", "mdy", null],
  ["3/4", "mdy", null],
] as const)("%s, %s, is %s", (text, order, date) => {
  expect(readDate(text, order)).toBe(date);
});

test.each([
  [["3/4/2026", "25/4/2026"], "en-US", { order: "dmy", because: "file" }],
  [["3/4/2026", "4/25/2026"], "de-DE", { order: "mdy", because: "file" }],
  [["3/4/2026"], "en-US", { order: "mdy", because: "locale" }],
  [["3/4/2026"], "es-ES", { order: "dmy", because: "locale" }],
  [["25/4/2026", "4/25/2026"], "en-US", { order: "mdy", because: "mixed" }],
  [["2026-03-04", "Mar 4, 2026", ""], "en-US", null],
] as const)("the order of the dates %j in %s", (values, locale, found) => {
  expect(findOrder(values, locale)).toEqual(found);
});

const MAPPING: ColumnMapping = {
  ticketNumber: 0,
  title: 1,
  customerName: 2,
  customerEmail: 3,
  siteLine1: 4,
  dueOn: 5,
  notToExceed: 6,
};
const HEADER = "WO,Title,Customer,E-mail,Street,Due,NTE";

const ticketsIn = (rows: string[], mapping = MAPPING, around = NOBODY) =>
  readTickets(fileOf([HEADER, ...rows].join("\n")), mapping, around).flat();

test("a row is the ticket that the form would have made", () => {
  const [ticket] = ticketsIn(['="007",Fix  sink,Lake,ap@lake.example,5 Elm St,3/31/2026,"$1,250.50"']);
  expect(ticket).toEqual({
    rows: [2],
    gaps: [],
    unsaid: [],
    input: {
      source: "office",
      ticketNumber: "007",
      title: "Fix sink",
      customer: { name: "Lake", email: "ap@lake.example" },
      site: { line1: "5 Elm St" },
      dueOn: "2026-03-31",
      notToExceed: 125_050,
    },
  });
});

test.each([
  ["1,a,L,l@l.example,5 Elm,soon,", /Due date: “soon” is not a date/],
  ["1,a,L,l@l.example,5 Elm,2/30/2026,", /Due date: “2\/30\/2026” is not a date/],
  ["1,a,L,l@l.example,5 Elm,,about 50", /Not to exceed: “about 50” is not an amount in USD/],
  ["1,a,L,l@l.example,5 Elm,,12.345", /Not to exceed/],
  ["1,a,L,l@l.example,5 Elm,,-5.00", /Not to exceed/],
  ["1,a,L,not an address,5 Elm,,", /Customer e-mail: This is not an e-mail address/],
  [`1,${"a".repeat(201)},L,,5 Elm,,`, /Title: This may have 200 characters/],
  ["1,a,L,,5 Elm,,5,too,many", /cells/],
])("a row is wrong and says why: %s", (row, says) => {
  const [ticket] = ticketsIn([row]);
  expect(ticket && "wrong" in ticket && ticket.wrong).toMatch(says);
});

test("a row with everything wrong says all of it; its neighbours are right", () => {
  const tickets = ticketsIn(["1,a,L,,5 Elm,,", "2,b,L,x,5 Elm,soon,much", "3,c,L,,5 Elm,,"]);
  expect(tickets.map((one) => "wrong" in one)).toEqual([false, true, false]);
  const [, second] = tickets;
  expect(second && "wrong" in second && second.wrong).toMatch(/Due date.*Not to exceed.*e-mail/);
});

test("what a row leaves out needs a look, unless nothing at all is in it", () => {
  const [bare] = ticketsIn(["1,,,,,,"]);
  expect(bare).toMatchObject({ gaps: ["customer", "address", "title"] });
  const [nothing] = readTickets(fileOf("WO,Other\n,x\n"), { ticketNumber: 0 }, NOBODY).flat();
  expect(nothing && "wrong" in nothing && nothing.wrong).toMatch(/Nothing stands in the columns/);
  const usual = { name: "Lake" };
  const [ours] = ticketsIn(["1,a,,,5 Elm,,"], MAPPING, { ...NOBODY, usual });
  expect(ours).toMatchObject({ gaps: [], unsaid: ["customer"], input: { customer: usual } });
});

test("rows of one number are its lines; one that is wrong makes the others wrong", () => {
  const file = fileOf(
    [
      "WO,Title,What,Qty,Price",
      "1,Sink,Labour,2,45.00",
      "2,Door,Hinge,1,9.99",
      "1,,Trap,1,12.50",
      "3,Gate,Latch,one,8.00",
      "3,Gate,Paint,1,5.00",
    ].join("\n"),
  );
  const mapping = { ticketNumber: 0, title: 1, lineDescription: 2, lineQuantity: 3, lineAmount: 4 };
  const tickets = readTickets(file, mapping, NOBODY).flat();
  expect(tickets[0]).toMatchObject({
    rows: [2, 4],
    input: {
      title: "Sink",
      lineItems: [
        { description: "Labour", quantity: "2", unitAmount: 4500 },
        { description: "Trap", quantity: "1", unitAmount: 1250 },
      ],
    },
  });
  expect(tickets.slice(2)).toEqual([
    { rows: [5], wrong: "Line quantity: “one” is not a quantity." },
    { rows: [6], wrong: "Row 5 is of the same ticket, and is wrong." },
  ]);
});

test("without lines, a number that comes again is the ticket anew, and is received after the first", () => {
  const groups = readTickets(
    fileOf("WO,Title\n1,Sink\n2,Door\n1,Sink again\n"),
    { ticketNumber: 0, title: 1 },
    NOBODY,
  );
  expect(groups.map((group) => group.map(({ rows }) => rows))).toEqual([[[2], [4]], [[3]]]);
  expect(numbersIn(groups)).toEqual(["1", "2"]);
  const told = survey(groups, new Set(["2"]));
  expect({ ...told, first: told.first.map(({ rows, fate }) => [rows[0], fate]) }).toEqual({
    ...{ new: 1, update: 2, wrong: 0, open: 1, moreWrong: [] },
    first: [
      [2, "new"],
      [3, "update"],
      [4, "update"],
    ],
  });
});

test("a number that half the file has is another column than the ticket's number", () => {
  const rows = Array.from({ length: 60 }, (_, index) => `Open,Title ${index}`);
  const tickets = readTickets(
    fileOf(["WO,Title", ...rows].join("\n")),
    { ticketNumber: 0, title: 1 },
    NOBODY,
  ).flat();
  expect(tickets.every((one) => "wrong" in one && /^60 rows have this ticket number/.test(one.wrong))).toBe(
    true,
  );
});

test("parts have as many rows as they should, and never half a ticket", () => {
  const rows = Array.from({ length: 7 }, (_, index) => `${index % 5},Title`);
  const groups = readTickets(fileOf(["WO,Title", ...rows].join("\n")), { ticketNumber: 0, title: 1 }, NOBODY);
  const parts = chunked(groups, 2).map((part) => part.flat().map(({ rows: [row] }) => row));
  expect(parts).toEqual([[2, 7], [3, 8], [4, 5], [6]]);
});
