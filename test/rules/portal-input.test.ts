import { expect, test } from "vitest";
import { draftOfPortal, type PortalDraft } from "../../src/views/settings/portal-draft.ts";
import { PLAIN_PROFILE, type PortalProfile, profileFor } from "../../src/worker/portals/profile.ts";
import { STARTERS } from "../../src/worker/portals/starters.ts";
import { readPortal } from "../../src/worker/settings/portal-input.ts";
import { portalOf } from "./fixtures.ts";

const KNOWN = { rules: {}, currency: "usd", locale: "en-US", newId: () => "point_new" };

/** The form as a browser sends it. */
function sent(draft: PortalDraft, over: { [name: string]: string | null } = {}): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(draft.text)) form.set(name, text);
  for (const [name, on] of Object.entries(draft.on)) if (on) form.set(name, "on");
  for (const [section, place] of Object.entries(draft.places)) form.set(`place_${section}`, place);
  for (const one of draft.mustShow) form.append("mustShow", one);
  for (const one of draft.documents) form.append("documents", one);
  for (const [name, value] of Object.entries(over))
    value === null ? form.delete(name) : form.set(name, value);
  return form;
}

const PLAIN = draftOfPortal(portalOf({}), "usd");

test("an empty form asks for what holds everywhere", () => {
  const { draft, portal } = readPortal(sent(PLAIN), KNOWN);
  expect(draft.wrong).toEqual({});
  expect(portal).toEqual({
    ...{ name: "Latchel", senders: [], customer: { kind: "nobody" }, rules: {}, profile: {} },
  });
});

const FULL: PortalProfile = {
  packet: {
    ...{ singleFile: true, maxBytes: 10_485_760, links: false, paper: "a4", photosPerPage: 6 },
    sections: ["cover", "photos", "work", "lines", "manifest"],
    fileName: "{{ ticket }}.pdf",
  },
  mail: {
    ...{ to: "ap@lakeside.example", cc: ["pm@lakeside.example"], ccAllowed: true },
    ...{
      subject: "Invoice {{ invoice }}",
      subjectUnique: true,
      bodyEmpty: true,
      attach: "invoice_and_packet",
    },
  },
  amounts: {
    ...{ withinNotToExceed: false, usualNotToExceed: 50_000, writtenApproval: true, purchaseOrder: "equal" },
    ...{ authorisationAbove: 30_000, bids: { above: 250_000, count: 3 }, taxAllowed: false },
  },
  invoice: { onePerOrder: true, afterCompletion: true },
  deadline: { days: 0, cutoff: { weekday: 5, time: "17:00", timeZone: "America/Chicago" } },
  mustShow: ["ticket_number", "labour_material_split"],
  documents: ["w9", "coi"],
  residentDamage: true,
  uploadUrl: "https://vendors.example.com/upload",
  notes: "Paid on Fridays.\nAsk for Dana.",
};
const RULES = {
  ...{ photosBefore: 0, photosAfter: 2, signature: false, serialNumbers: 1, review: true },
  billing: { way: "manual" as const, terms: { kind: "net" as const, days: 30 } },
  checklist: [{ id: "point_1", text: "Gate closed" }],
  ...{ resolutionCodes: ["Repaired"], rootCauses: [] },
};

test("everything that a portal can ask comes back from its form as it was", () => {
  const row = { ...portalOf(RULES, FULL), senders: ["appfolio.com"], customerId: "cust_1" };
  const { portal, draft } = readPortal(sent(draftOfPortal(row, "usd")), { ...KNOWN, rules: RULES });
  expect(draft.wrong).toEqual({});
  expect(portal).toEqual({
    ...{ name: "Latchel", senders: ["appfolio.com"], customer: { kind: "known", id: "cust_1" } },
    ...{ rules: RULES, profile: FULL },
  });
});

test("a part that says what holds anyway is not kept", () => {
  const row = portalOf({}, { ...PLAIN_PROFILE, residentDamage: true });
  const { portal } = readPortal(sent(draftOfPortal(row, "usd")), KNOWN);
  expect(portal?.profile).toEqual({ residentDamage: true });
  expect(profileFor({ portal: { profile: portal?.profile ?? {} } })).toEqual(profileFor({ portal: row }));
});

test.each(STARTERS.map((starter) => [starter.name, starter] as const))(
  "%s comes back from the form as it was copied",
  (name, { rules, profile }) => {
    // How it is billed is set on a page of its own, and stays whatever this form says.
    const kept = { ...KNOWN, rules: rules.billing ? { billing: rules.billing } : {} };
    const form = sent(draftOfPortal(portalOf(rules, profile, name), "usd"));
    const { portal, draft } = readPortal(form, kept);
    expect(draft.wrong).toEqual({});
    expect(portal?.name).toBe(name);
    expect(portal?.rules).toEqual({
      ...rules,
      ...(rules.checklist && {
        checklist: rules.checklist.map(({ text }) => ({ id: "point_new", text })),
      }),
    });
    const read = profileFor({ portal: { profile: portal?.profile ?? {} } });
    const inOrder = (one: PortalProfile) => ({
      ...one,
      mustShow: [...one.mustShow].sort(),
      documents: [...one.documents].sort(),
    });
    expect(inOrder(read)).toEqual(inOrder(profile));
  },
);

test.each([
  ["an empty list that asks for nothing", { checklist: "", checklistNone: "on" }, { checklist: [] }],
  ["a list of its own", { rootCauses: "Wear\nWeather\nWear" }, { rootCauses: ["Wear", "Weather"] }],
  ["no signature here", { signature: "no" }, { signature: false }],
  ["no photos here", { photosBefore: "0" }, { photosBefore: 0 }],
])("%s is a rule of the portal's own", (_, typed, rules) => {
  expect(readPortal(sent(PLAIN, typed), KNOWN).portal?.rules).toEqual(rules);
});

test("amounts are read as the organisation writes them", () => {
  const euros = { ...KNOWN, currency: "eur", locale: "de-DE" };
  const { portal } = readPortal(sent(PLAIN, { usualNotToExceed: "1.234,50" }), euros);
  expect(portal?.profile.amounts?.usualNotToExceed).toBe(123_450);
});

test("senders are addresses and domains in lower case, each once", () => {
  const typed = { senders: "Desk@Lakeside.example\n@AppFolio.com\n\n appfolio.com " };
  expect(readPortal(sent(PLAIN, typed), KNOWN).portal?.senders).toEqual([
    "desk@lakeside.example",
    "appfolio.com",
  ]);
});

test("a new customer is read with what is known of them", () => {
  const typed = { customer: "new", customerName: " Lakeside  HOA ", customerEmail: "ap@lakeside.example" };
  expect(readPortal(sent(PLAIN, typed), KNOWN).portal?.customer).toEqual({
    ...{ kind: "new", name: "Lakeside HOA", email: "ap@lakeside.example", address: null },
  });
});

test.each([
  ["name", { name: "" }],
  ["name", { name: "x".repeat(101) }],
  ["senders", { senders: "desk@lakeside.example\nlakeside" }],
  ["customerName", { customer: "new", customerName: "" }],
  ["customerEmail", { customer: "new", customerName: "L", customerEmail: "ap at lakeside" }],
  ["photosBefore", { photosBefore: "two" }],
  ["photosAfter", { photosAfter: "21" }],
  ["signature", { signature: "maybe" }],
  ["serialNumbers", { serialNumbers: "-1" }],
  ["review", { review: "on" }],
  ["checklist", { checklist: "x".repeat(201) }],
  ["resolutionCodes", { resolutionCodes: Array.from({ length: 41 }, (_, at) => `Code ${at}`).join("\n") }],
  ["rootCauses", { rootCauses: "Wear", rootCausesNone: "on" }],
  ["maxMegabytes", { maxMegabytes: "0" }],
  ["maxMegabytes", { maxMegabytes: "ten" }],
  ["maxMegabytes", { maxMegabytes: "101" }],
  ["paper", { paper: "legal" }],
  ["photosPerPage", { photosPerPage: "3" }],
  ["sections", { place_work: "1", place_photos: "1" }],
  ["sections", { place_work: "9" }],
  ["fileName", { fileName: "" }],
  ["to", { to: "nobody" }],
  ["cc", { cc: "nobody" }],
  ["cc", { cc: "pm@lakeside.example", ccAllowed: null }],
  ["subject", { subject: "x".repeat(301) }],
  ["subject", { subject: "Invoice {{ invoice number }}" }],
  ["subject", { subject: "Invoices", subjectUnique: "on" }],
  ["fileName", { fileName: "{{ invoice }}.pdf" }],
  ["fileName", { fileName: "{% for a in b %}" }],
  ["attach", { attach: "everything" }],
  ["usualNotToExceed", { usualNotToExceed: "much" }],
  ["purchaseOrder", { purchaseOrder: "perhaps" }],
  ["authorisationAbove", { authorisationAbove: "-1" }],
  ["bidsAbove", { bidsCount: "3" }],
  ["bidsCount", { bidsAbove: "2,500" }],
  ["days", { days: "soon" }],
  ["cutoffWeekday", { cutoffWeekday: "5" }],
  ["cutoffWeekday", { cutoffTime: "17:00" }],
  ["cutoffWeekday", { cutoffWeekday: "8", cutoffTime: "17:00", cutoffZone: "UTC" }],
  ["cutoffTime", { cutoffWeekday: "5", cutoffTime: "5 pm", cutoffZone: "UTC" }],
  ["cutoffZone", { cutoffWeekday: "5", cutoffTime: "17:00", cutoffZone: "Florida" }],
  ["uploadUrl", { uploadUrl: "javascript:alert(1)" }],
  ["notes", { notes: "x".repeat(5001) }],
])("a portal whose %s cannot be %o is refused there, and nothing typed is lost", (name, typed) => {
  const { portal, draft } = readPortal(sent(PLAIN, { uploadUrl: "https://a.example", ...typed }), KNOWN);
  expect(portal).toBeNull();
  expect(Object.keys(draft.wrong)).toEqual([name]);
  expect({ ...draft.text, ...placed(draft) }).toMatchObject(
    Object.fromEntries(Object.entries(typed).filter(([key, value]) => value !== null && key in draft.text)),
  );
});

function placed(draft: PortalDraft) {
  return Object.fromEntries(Object.entries(draft.places).map(([name, place]) => [`place_${name}`, place]));
}
