import { expect, test } from "vitest";
import { fieldOf, labelBook } from "../../src/worker/intake/mail/labels/label-book.ts";
import { readLabels } from "../../src/worker/intake/mail/labels/read-labels.ts";
import { SPELLINGS } from "../../src/worker/intake/mail/labels/spellings.ts";
import { readTicket } from "../../src/worker/intake/mail/read-ticket.ts";
import { readAddress } from "../../src/worker/intake/mail/values/read-address.ts";
import { readAmount } from "../../src/worker/intake/mail/values/read-amount.ts";
import { orderOf, readDate } from "../../src/worker/intake/mail/values/read-date.ts";
import { AMERICAN, SPANISH } from "../mails/read-mail.ts";

test.each<[string, number | null, number | null]>([
  ["$450", 45000, null],
  ["USD 1,250.00", 125000, null],
  ["500.00 USD", 50000, null],
  ["$1,250", 125000, null],
  ["US$ 450.50", 45050, null],
  ["500", 50000, 50000],
  ["450,00 €", null, 45000],
  ["1.250,50 €", null, 125050],
  ["1 250,00 EUR", null, 125000],
  ["€450", null, 45000],
  ["$450.00 (call 555-1234)", 45000, null],
  ["up to $450 incl. parts", 45000, null],
  ["raised from $450.00 to $600.00", 60000, null],
  ["$450 → $600", 60000, null],
  ["$450 to be approved by 5 pm", 45000, null],
  ["1,250.00 USD approved 11/20/2026", 125000, null],
  ["call 555-1234", null, null],
  ["$0.00", null, null],
  ["-$50", null, null],
  ["$450.125", null, null],
  ["99999999999", null, null],
  ["none", null, null],
])("%s is %s cents in dollars and %s in euros", (text, dollars, euros) => {
  expect(readAmount(text, AMERICAN)).toBe(dollars);
  expect(readAmount(text, SPANISH)).toBe(euros);
});

test.each<[string, string | null, string | null]>([
  ["11/24/2026", "2026-11-24", "2026-11-24"],
  ["3/4/2026", "2026-03-04", "2026-04-03"],
  ["11/24/26", "2026-11-24", "2026-11-24"],
  ["24.11.2026", "2026-11-24", "2026-11-24"],
  ["2026-11-24", "2026-11-24", "2026-11-24"],
  ["2026/11/24", "2026-11-24", "2026-11-24"],
  ["Tue, Nov 24, 2026 5:00 PM", "2026-11-24", "2026-11-24"],
  ["November 24th, 2026", "2026-11-24", "2026-11-24"],
  ["24-Nov-2026", "2026-11-24", "2026-11-24"],
  ["24 de noviembre de 2026", "2026-11-24", "2026-11-24"],
  ["martes, 24 de nov. de 2026", "2026-11-24", "2026-11-24"],
  ["moved from 11/20/2026 to Friday, Nov 27, 2026", "2026-11-27", "2026-11-27"],
  ["between 11/20/2026 and 11/27/2026", "2026-11-20", "2026-11-20"],
  ["2026-02-30", null, null],
  ["13/13/2026", null, null],
  ["Nov 24", null, null],
  ["ASAP", null, null],
  ["214-555-0117", null, null],
])("%s is %s where the month comes first and %s where the day does", (text, monthFirst, dayFirst) => {
  expect(readDate(text, AMERICAN, "MDY")).toBe(monthFirst);
  expect(readDate(text, AMERICAN, "DMY")).toBe(dayFirst);
});

test("a moment is the date that it is in the organisation's time zone", () => {
  expect(readDate("2026-11-25T02:00:00Z", AMERICAN, "MDY")).toBe("2026-11-24");
  expect(readDate("2026-11-24T23:30:00-06:00", SPANISH, "MDY")).toBe("2026-11-25");
});

test.each([
  ["en-US", "MDY"],
  ["es-US", "MDY"],
  ["en-GB", "DMY"],
  ["es-ES", "DMY"],
  ["de-DE", "DMY"],
])("in %s three numbers are %s", (locale, order) => {
  expect(orderOf(locale)).toBe(order);
});

const address = (
  line1: string,
  line2: string,
  city: string,
  region: string,
  postalCode: string,
  country?: string,
) => ({
  ...(line1 && { line1 }),
  ...(line2 && { line2 }),
  ...(city && { city }),
  ...(region && { region }),
  ...(postalCode && { postalCode }),
  ...(country && { country }),
});

test.each([
  [
    "1210 W Elm St Apt 4B, Springfield, IL 62704",
    address("1210 W Elm St", "Apt 4B", "Springfield", "IL", "62704"),
  ],
  [
    "1210 W Elm St\nApt 4B\nSpringfield, IL 62704",
    address("1210 W Elm St", "Apt 4B", "Springfield", "IL", "62704"),
  ],
  [
    "1210 W Elm St #12, Springfield IL 62704-1234",
    address("1210 W Elm St", "#12", "Springfield", "IL", "62704-1234"),
  ],
  ["1210 W Elm St, Springfield, IL, 62704", address("1210 W Elm St", "", "Springfield", "IL", "62704")],
  ["12 Elm St Springfield, IL 62704", address("12 Elm St", "", "Springfield", "IL", "62704")],
  ["Maple Court - 12 Elm St Springfield, IL 62704", address("12 Elm St", "", "Springfield", "IL", "62704")],
  [
    "2100 Lakeshore Dr NW Unit 3 Atlanta GA 30309",
    address("2100 Lakeshore Dr NW", "Unit 3", "Atlanta", "GA", "30309"),
  ],
  ["123 5th Ave, New York, NY 10001", address("123 5th Ave", "", "New York", "NY", "10001")],
  [
    "100 Congress Ave, Suite 200, Austin, Texas 78701, USA",
    address("100 Congress Ave", "Suite 200", "Austin", "TX", "78701", "US"),
  ],
  [
    "0417 - Bright Market, 100 Congress Ave, Austin, TX 78701",
    address("100 Congress Ave", "0417 - Bright Market", "Austin", "TX", "78701"),
  ],
  [
    "Sunset Villas, 400 Ocean Blvd, Bldg 3, Apt 204, Miami, FL 33139",
    address("400 Ocean Blvd", "Bldg 3, Apt 204, Sunset Villas", "Miami", "FL", "33139"),
  ],
  [
    "Unit 14B, 55 King St W, Toronto, ON M5V 2T6",
    address("55 King St W", "Unit 14B", "Toronto", "ON", "M5V 2T6"),
  ],
  ["10 Downing St, London SW1A 2AA, UK", address("10 Downing St", "", "London", "", "SW1A 2AA", "GB")],
  ["12 Smith St, Carlton VIC 3053", address("12 Smith St", "", "Carlton", "VIC", "3053")],
  ["Calle Mayor 12, 3º B, 28013 Madrid", address("Calle Mayor 12", "3º B", "Madrid", "", "28013")],
  ["Hauptstraße 5, 10115 Berlin", address("Hauptstraße 5", "", "Berlin", "", "10115")],
  ["Sunset Villas, 1500 Broadway", address("1500 Broadway", "", "Sunset Villas", "", "")],
  ["PO Box 12, Austin, TX 78701", address("PO Box 12", "", "Austin", "TX", "78701")],
  ["Los Angeles, CA", address("", "", "Los Angeles", "CA", "")],
  ["55 Main Street", address("55 Main Street", "", "", "", "")],
  ["Maple Court", address("Maple Court", "", "", "", "")],
])("%j is an address", (text, parts) => {
  expect(readAddress(text)).toEqual(parts);
});

test("an empty text is none", () => {
  expect(readAddress(" ,\n ")).toBeNull();
});

const BOOK = labelBook(SPELLINGS);

test.each([
  ["Work Order #", "number"],
  ["WORK ORDER NO.", "number"],
  ["• **W.O. Number**", "number"],
  ["N.º de orden", "number"],
  ["P.O. #", "purchaseOrder"],
  ["Not-to-Exceed", "notToExceed"],
  ["FECHA LIMITE", "due"],
  ["Descripción del trabajo", "description"],
  ["Something else", undefined],
  ["", undefined],
])("%j is a label for %s", (label, field) => {
  expect(fieldOf(label, BOOK)).toBe(field);
});

test.each<[string, string, [string, string][]]>([
  ["a value beneath its label", "NTE\n\n$450\nThanks", [["notToExceed", "$450"]]],
  [
    "several on a line",
    "WO#: 12  PO#: 34 | NTE: $5",
    [
      ["number", "12"],
      ["purchaseOrder", "34"],
      ["notToExceed", "$5"],
    ],
  ],
  [
    "several on a line, close together",
    "WO#: 12 PO#: 34 NTE: $5",
    [
      ["number", "12"],
      ["purchaseOrder", "34"],
      ["notToExceed", "$5"],
    ],
  ],
  [
    "columns",
    "Work Order\t12\nUnit      4B",
    [
      ["number", "12"],
      ["unit", "4B"],
    ],
  ],
  [
    "only a sign between",
    "Work Order #48213-1\nUnit #12\nNTE - $5",
    [
      ["number", "48213-1"],
      ["unit", "12"],
      ["notToExceed", "$5"],
    ],
  ],
  [
    "stars for bold",
    "*Work Order #:* 12\n**NTE:** $5",
    [
      ["number", "12"],
      ["notToExceed", "$5"],
    ],
  ],
  [
    "a description of several paragraphs",
    "Description: One.\n\nTwo: with a colon.\nNTE: $5",
    [
      ["description", "One.\n\nTwo: with a colon."],
      ["notToExceed", "$5"],
    ],
  ],
  ["a description that the close ends", "Description: One.\nRegards,\nJane", [["description", "One."]]],
  [
    "an address of three lines",
    "Address: 1 First St\nUnit 2\nSalem, OR 97301\nSee you there",
    [["address", "1 First St\nUnit 2\nSalem, OR 97301\nSee you there"]],
  ],
  [
    "an address with an empty line within",
    "Address:\n1 First St\n\nSalem, OR 97301\n\nHello",
    [["address", "1 First St\n\nSalem, OR 97301"]],
  ],
  [
    "a label that nobody knows ends an address",
    "Address: 1 First St\nBeds: 3\nBaths: 2",
    [["address", "1 First St"]],
  ],
  ["no label at all", "See https://x.example/a: at 10:30 we meet", []],
])("%s", (_, text, found) => {
  const { labelled } = readLabels(text.split("\n"), BOOK);
  expect(labelled.map(({ field, value }) => [field, value])).toEqual(found);
});

const ticketOf = (subject: string, text: string) =>
  readTicket(
    { from: { address: "jane@harborpm.example", name: "Jane" }, subject, text, attachments: [] },
    AMERICAN,
  );

test.each([
  ["New Work Order 48213-1", "48213-1"],
  ["[WO# 123] Leaking tap", "123"],
  ["Work order No. 77 has been assigned to you", "77"],
  ["Re: FW: WO-2026-0117 gutters", "WO-2026-0117"],
  ["Orden de trabajo n.º 2026/0457", "2026/0457"],
  ["Service Request SR-9", "SR-9"],
  ["Work order for 12 Elm St", undefined],
  ["Lunch at 12", undefined],
])("the subject %j gives the number %s", (subject, number) => {
  expect(ticketOf(subject, "").ticketNumber).toBe(number);
});

test.each([
  ["New Work Order 48213-1: Leaking kitchen tap", "Leaking kitchen tap"],
  ["[WO# 123] Leaking tap", "Leaking tap"],
  ["Fwd: RE: Broken window", "Broken window"],
  ["Work Order #48213-1 has been updated", undefined],
  ["New Work Order 48213-1 for 12 Elm St", undefined],
  ["New work order assigned", undefined],
  ["", undefined],
])("the subject %j gives the title %s", (subject, title) => {
  expect(ticketOf(subject, "").title).toBe(title);
});

test("the resident is a line for the crew, and never who is billed", () => {
  const ticket = ticketOf(
    "WO 1",
    "Tenant: Ana Ruiz\nTenant Email: ana@example.com\nPhone: 555-0144\nDescription: Tap drips",
  );
  expect(ticket.customer).toBeUndefined();
  expect(ticket.description).toBe(
    "Tap drips\n\nTenant: Ana Ruiz\nTenant Email: ana@example.com\nPhone: 555-0144",
  );
});

test("what is no date stays as it was written", () => {
  const ticket = ticketOf("WO 1", "Due: ASAP\nNTE: see contract, section 4\nDescription: Tap drips");
  expect(ticket.dueOn).toBeUndefined();
  expect(ticket.notToExceed).toBeUndefined();
  expect(ticket.description).toBe("Tap drips\n\nDue: ASAP\nNTE: see contract, section 4");
});

test("an order below its own news is history: the news counts", () => {
  const text =
    "Work Order #: 12\nNTE: $600\n\n-----Original Message-----\nFrom: Jane <jane@harborpm.example>\nSubject: Work Order #12\n\nWork Order #: 12\nNTE: $450\nDescription: Tap drips";
  const ticket = ticketOf("RE: Work Order #12", text);
  expect(ticket).toMatchObject({ ticketNumber: "12", notToExceed: 60000, description: "Tap drips" });
  expect(ticket.title).toBe("Tap drips");
});

const SALEM = { line1: "12 Elm St", city: "Salem", region: "OR", postalCode: "97301" };

test.each<[string, string, object]>([
  [
    "an address within a sentence",
    "Please see WO 5512 for 12 Elm St Apt 3, Salem OR 97301. NTE is $400.",
    { ticketNumber: "5512", site: { ...SALEM, line2: "Apt 3" }, notToExceed: 40000 },
  ],
  [
    "an address behind another label",
    "Unit: 12 Elm St, Salem, OR 97301\nIssue: No hot water",
    { site: SALEM },
  ],
  [
    "a property's name beside its address",
    "Site: Big Bank #12\nAddress: 12 Elm St, Salem, OR, 97301",
    { site: SALEM, description: "Site: Big Bank #12" },
  ],
  [
    "a room for a location",
    "Location: Kitchen\nAddress: 12 Elm St, Salem, OR 97301",
    { site: SALEM, description: "Location: Kitchen" },
  ],
  [
    "an address in pieces",
    "Street: 12 Elm St\nApt: 4\nCity: Salem\nState: OR\nZip Code: 97301",
    { site: { ...SALEM, line2: "Unit 4" } },
  ],
  [
    "a unit that the address names",
    "Address: 12 Elm St Apt 4B, Salem, OR 97301\nUnit: 4B",
    { site: { ...SALEM, line2: "Apt 4B" } },
  ],
  [
    "a dash before the unit",
    "Property: 12 Elm St - Unit 4 | Salem, OR 97301",
    { site: { ...SALEM, line2: "Unit 4" } },
  ],
  [
    "who is billed is not where the work is",
    "Bill To:\nHarbor PM LLC\n9 Dock St\nBangor, ME 04401\n\nJob Site:\nHarbor House\n12 Elm St\nSalem, OR 97301",
    { customer: { name: "Harbor PM LLC" }, site: { ...SALEM, line2: "Harbor House" } },
  ],
])("%s", (_, text, told) => {
  expect(ticketOf("", text)).toMatchObject(told);
});

test.each(["Cancelled: Work Order 12", "RE: Work order 12 approved", "Reminder: WO 12"])(
  "%j is news of order 12, and no title or description",
  (subject) => {
    const { ticketNumber, title, description } = ticketOf(
      subject,
      "See the order.\n\nOn Mon Jane wrote:\n> Estimate is fine",
    );
    expect({ ticketNumber, title, description }).toEqual({
      ticketNumber: "12",
      title: undefined,
      description: undefined,
    });
  },
);
