import { expect, test } from "vitest";
import { ownRules, portalWords } from "../../src/views/settings/portal-words.ts";
import { formatMoney } from "../../src/worker/money/format.ts";
import { PLAIN_PROFILE, type PortalProfile } from "../../src/worker/portals/profile.ts";
import { STARTERS } from "../../src/worker/portals/starters.ts";
import { countryNames, isCountry, paperOf } from "../../src/worker/settings/countries.ts";
import { mailKeyFor } from "../../src/worker/settings/portal-mail-key.ts";
import { looksWrong, taxIdHint } from "../../src/worker/settings/tax-id.ts";

const dollars = (amount: number) => formatMoney(amount, "usd", "en-US");
const { packet, mail, amounts, invoice } = PLAIN_PROFILE;

test("a portal that asks for nothing of its own has no words", () => {
  expect(portalWords({ rules: {}, profile: {} }, dollars)).toEqual([]);
  expect(portalWords({ rules: {}, profile: PLAIN_PROFILE }, dollars)).toEqual([]);
  expect(ownRules({ rules: {}, profile: PLAIN_PROFILE })).toBe(0);
});

test("the rules of the crew are one line", () => {
  const rules = { photosBefore: 0, photosAfter: 2, signature: false, resolutionCodes: ["A"], rootCauses: [] };
  expect(portalWords({ rules, profile: {} }, dollars)).toEqual([
    "No before photo, 2 after photos, no signature, a resolution code, no root cause",
  ]);
  expect(ownRules({ rules, profile: { residentDamage: true } })).toBe(6);
});

const CASES: [Partial<PortalProfile>, string][] = [
  [{ packet: { ...packet, singleFile: true, maxBytes: 10_000_000 } }, "One PDF for everything up to 10 MB"],
  [{ packet: { ...packet, maxBytes: 2_500_000, links: false } }, "A file up to 2.5 MB, no links in it"],
  [{ packet: { ...packet, paper: "a4" } }, "A4 paper"],
  [{ mail: { ...mail, attach: "invoice_and_packet" } }, "Invoice and packet in one letter"],
  [{ mail: { ...mail, to: "ap@a.example", ccAllowed: false } }, "Mailed to ap@a.example, no copies"],
  [
    { mail: { ...mail, subject: "{{ po }}", bodyEmpty: true } },
    "The subject is “{{ po }}”, no words in the mail",
  ],
  [{ amounts: { ...amounts, withinNotToExceed: false } }, "The total may go beyond the not-to-exceed amount"],
  [
    { amounts: { ...amounts, usualNotToExceed: 50_000 } },
    "Not to exceed $500.00 where the ticket says nothing",
  ],
  [{ amounts: { ...amounts, purchaseOrder: "equal" } }, "The total is the purchase order's, to the unit"],
  [{ amounts: { ...amounts, bids: { above: 250_000, count: 3 } } }, "Above $2,500.00, 3 bids"],
  [
    { amounts: { ...amounts, authorisationAbove: 30_000 } },
    "Above $300.00 an authorisation number is needed",
  ],
  [{ amounts: { ...amounts, taxAllowed: false } }, "No tax on the invoice"],
  [{ invoice: { ...invoice, onePerOrder: true } }, "One invoice for an order"],
  [{ deadline: { days: 0, cutoff: null } }, "Invoice on the same day"],
  [{ mustShow: ["unit", "address"] }, "Shown: unit, address"],
  [{ documents: ["w9", "coi"] }, "On file: W-9, Certificate of insurance"],
];

test.each(CASES)("%o: %s", (profile, words) => {
  expect(portalWords({ rules: {}, profile }, dollars)).toEqual([words]);
});

test("a weekly cut-off tells its day, its time and its zone", () => {
  const cutoff = { weekday: 5, time: "17:00", timeZone: "America/Chicago" } as const;
  const rules = { billing: { terms: { kind: "net" as const, days: 15 } } };
  expect(portalWords({ rules, profile: { deadline: { days: 30, cutoff } } }, dollars)).toEqual([
    "Invoice within 30 days, net 15",
    "What comes after Friday 17:00 (America/Chicago) is paid a week later",
  ]);
});

test.each(STARTERS.map((starter) => [starter.name, starter] as const))(
  "%s can be told in words",
  (_, starter) => {
    expect(portalWords(starter, dollars).length).toBeGreaterThan(0);
  },
);

test.each([
  ["ServiceChannel", "servicechannel-abcdef"],
  ["Señora Muñoz & Sons, LLC.", "senora-munoz-sons-llc-abcdef"],
  ["A portal whose name goes on and on", "a-portal-whose-name-goes-abcdef"],
  ["Đặng", "ang-abcdef"],
  ["租房", "tickets-abcdef"],
])("the address of %s begins with %s", (name, key) => {
  expect(mailKeyFor(name, new Uint8Array([0, 1, 2, 3, 4, 5]))).toBe(key);
});

test.each([
  ["AU", "51 824 753 556", false],
  ["AU", "51 824 753", true],
  ["GB", "GB 123 4567 89", false],
  ["GB", "123456789", false],
  ["GB", "GB12", true],
  ["DE", "DE123456789", false],
  ["DE", "FR123456789", true],
  ["GR", "EL123456789", false],
  ["US", "59-1234567", false],
  ["", "anything", false],
  ["AU", "", false],
])("in %s the number %s looks wrong: %s", (country, taxId, wrong) => {
  expect(looksWrong(country, taxId)).toBe(wrong);
});

test("every country has a name and paper; Letter is America's", () => {
  const names = countryNames("en-US");
  expect(names.length).toBe(249);
  expect(names.filter(([code, name]) => code === name)).toEqual([]);
  expect(names.every(([code]) => isCountry(code))).toBe(true);
  expect(["US", "CA", "MX", "GB", "DE", "AU"].map(paperOf)).toEqual([
    ...["letter", "letter", "letter", "a4", "a4", "a4"],
  ]);
  expect(taxIdHint("AU").label).toBe("ABN");
});
