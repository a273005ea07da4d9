import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { takeNumber } from "../../../src/worker/billing/document-numbers.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import type { Role } from "../../../src/worker/database/schema.ts";
import { customer, organisation, portal } from "../../../src/worker/database/schema.ts";
import { aCaller, anInvoice, aTicket, type Caller } from "../api/caller.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { testEnv } from "../http/browser.ts";

const BILLING = "/office/settings/billing";
const NUMBERING = "/office/settings/numbering";

const EVERYBODY = {
  ...{ moment: "completed", way: "auto_send", as: "link", terms: "end_of_month", termsAfterMonth: "10" },
  ...{ partialPayments: "yes", receipt: "no", taxBy: "own", group: "kind", kinds: "labour" },
  ...{ labour: "time", labourRate: "95.00", labourRoundTo: "15", labourAtLeast: "60" },
  ...{ travel: "45", minimum: "120.50", markup: "35" },
};
const AS_EVERYWHERE = { moment: "", way: "", as: "", terms: "", partialPayments: "", receipt: "", taxBy: "" };

test("The owner sets how everybody is billed and reads it in words; the office reads it", async () => {
  const { owner, office, rules, version } = await aVendor();
  const before = await version();
  const saved = await owner.post(BILLING, EVERYBODY);
  expect(saved.headers.get("Location")).toBe(`${BILLING}?saved`);
  expect(await rules()).toMatchObject({
    // What other forms keep stays.
    photosBefore: 2,
    billing: {
      ...{ moment: "completed", way: "auto_send", as: "link", terms: { kind: "end_of_month", days: 10 } },
      ...{ partialPayments: true, receipt: false, taxBy: "own" },
      lines: {
        ...{ kinds: ["labour"], group: "kind", travel: 4500, minimum: 12050, markup: "35" },
        labour: { rate: 9500, roundTo: 15, atLeast: 60 },
      },
    },
  });
  expect(await version()).toBe(before + 1);
  const page = await (await office.get(BILLING)).text();
  expect(page).toContain("When the crew completes a job, a payment link goes to the customer by itself.");
  expect(page).toContain(
    "It is due 10 days after the end of the month, may be paid in parts, and no receipt is sent.",
  );
  expect(page).toContain("billed at $95.00 an hour, in steps of 15 minutes, at least 60.");
  expect(page).toContain("Only an owner changes how jobs are billed.");
  // Whoever has the address can have jobs billed.
  expect(page).not.toContain("/webhooks/billing/");
  expect((await office.post(BILLING, EVERYBODY)).status).toBe(404);
});

test("What cannot be read is said at its field, and nothing that was typed is lost", async () => {
  const { owner, rules } = await aVendor();
  const before = await rules();
  const typed = { ...EVERYBODY, termsAfterMonth: "soon", labourRate: "ninety", minimum: "77" };
  const answer = await owner.post(BILLING, typed);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("This is a whole number of days from 0 to 365.");
  expect(page).toContain("This is an amount, such as 450.00.");
  expect(page).toContain('value="ninety"');
  expect(page).toContain('value="77"');
  expect(await rules()).toEqual(before);
  for (const [field, wrong] of [
    ...[["terms", "never"] as const, ["moment", "tomorrow"] as const, ["way", "maybe"] as const],
    ...[["labourRoundTo", "0"] as const, ["markup", "-5"] as const, ["group", ""] as const],
  ]) {
    expect((await owner.post(BILLING, { ...EVERYBODY, [field]: wrong })).status, field).toBe(422);
  }
  const day = { ...EVERYBODY, terms: "day_of_month", termsDay: "32" };
  expect(await (await owner.post(BILLING, day)).text()).toContain("from 1 to 31");
  const date = { ...EVERYBODY, terms: "date", termsOn: "2027-02-29" };
  expect(await (await owner.post(BILLING, date)).text()).toContain("This date does not exist.");
});

test("A portal and a customer are billed as everybody unless a field says otherwise, and go back to it", async () => {
  const { owner, office, db, organisationId, caller } = await aVendor();
  await owner.post(BILLING, EVERYBODY);
  const { body } = await caller.post("/jobs", aTicket());
  const [lakeside] = await db.select().from(portal).where(eq(portal.organisationId, organisationId));
  const ways = [`/office/settings/portals/${lakeside?.id}/billing`, `/office/customers/${body.customer.id}`];
  for (const path of ways) {
    const page = await (await office.get(path)).text();
    expect(page).toContain("As everywhere (End of month plus 10 days)");
    expect(page).toContain("As everywhere (It goes out by itself)");
    // Each point of the lines says by itself what it is everywhere.
    expect(page).toContain("As everywhere (Labour)");
    expect(page).toContain("As everywhere (One line for each kind)");
    expect(page).toContain("As everywhere (By the time on site, where none was entered)");
    expect(page).toContain("Empty: as everywhere (45.00). 0: none.");
    const own = { ...AS_EVERYWHERE, way: "manual", terms: "net", termsDays: "60", travel: "90", markup: "0" };
    expect((await office.post(path, own)).status).toBe(404);
    expect((await owner.post(path, own)).headers.get("Location")).toBe(`${path}?saved`);
    const words = await (await owner.get(path)).text();
    expect(words).toContain("Nothing is billed by itself.");
    // The organisation's hours stay, though travel is another.
    expect(words).toContain("billed at $95.00 an hour");
    expect(words).toContain("$90.00");
  }
  const lines = { travel: 9000, markup: null };
  const kept = { way: "manual", terms: { kind: "net", days: 60 }, lines };
  const [portalNow] = await db.select().from(portal).where(eq(portal.organisationId, organisationId));
  expect(portalNow?.rules).toEqual({ ...lakeside?.rules, billing: kept });
  const customerNow = async () =>
    (await db.select().from(customer).where(eq(customer.organisationId, organisationId)))[0];
  expect((await customerNow())?.billing).toEqual(kept);
  // The portal's own form knows nothing of it and leaves it.
  const plan = await (await office.get(`/office/jobs/${body.id}/billing`)).text();
  expect(plan).toContain("set for the customer Lakeside Management");
  await owner.post(ways[1] ?? "", AS_EVERYWHERE);
  expect((await customerNow())?.billing).toEqual({});
  const again = await (await office.get(`/office/jobs/${body.id}/billing`)).text();
  expect(again).toContain("set for the portal Lakeside");
});

test("Customers are found by name and e-mail, each with what they owe", async () => {
  const { office, caller, crew } = await aVendor();
  const first = await caller.post("/jobs", aTicket());
  const other = { name: "100% Homes", email: "ap@homes.example" };
  await caller.post("/jobs", aTicket({ customer: other }));
  const invoiceId = await anInvoice(caller, first.body);
  const list = async (q: string) =>
    (await office.get(`/office/customers?${new URLSearchParams({ q })}`)).text();
  const all = await list("");
  expect(all).toContain("Lakeside Management");
  expect(all).toContain("owes $197.81");
  expect(all).toContain("100% Homes");
  expect(await list("LAKESIDE.example")).not.toContain("100% Homes");
  const percent = await list("%");
  expect(percent).toContain("100% Homes");
  expect(percent).not.toContain("Lakeside Management");
  expect(await list("nobody at all")).toContain("Nobody is called “nobody at all”.");
  const page = await (await office.get(`/office/customers/${first.body.customer.id}`)).text();
  expect(page).toContain(`href="/office/invoices/${invoiceId}"`);
  expect(page).toContain("ap@lakeside.example");
  expect((await crew.get("/office/customers")).status).toBe(404);
  const foreign = await aVendor();
  expect((await foreign.office.get(`/office/customers/${first.body.customer.id}`)).status).toBe(404);
  expect(
    (await foreign.owner.post(`/office/customers/${first.body.customer.id}`, AS_EVERYWHERE)).status,
  ).toBe(404);
});

test("Another system's address is the owner's to see and to end", async () => {
  const { owner, office } = await aVendor();
  const address = async () =>
    /\/webhooks\/billing\/[\w~-]+/.exec(await (await owner.get(BILLING)).text())?.[0];
  const first = await address();
  expect(first).toBeDefined();
  expect((await office.post(`${BILLING}/address`, { version: "1" })).status).toBe(404);
  await owner.post(`${BILLING}/address`, { version: "1" });
  const second = await address();
  expect(second).not.toBe(first);
  // A second press on the page as it was ends nothing more.
  await owner.post(`${BILLING}/address`, { version: "1" });
  expect(await address()).toBe(second);
});

test("Numbers: the next one is shown, and no number that was given comes again", async () => {
  const { owner, office, db, organisationId } = await aVendor();
  const typed = { prefix: "GC-", creditPrefix: "GCC-", digits: "6", first: "500" };
  expect((await owner.post(NUMBERING, typed)).headers.get("Location")).toBe(`${NUMBERING}?saved`);
  expect(await (await office.get(NUMBERING)).text()).toContain("GC-000500");
  expect((await office.post(NUMBERING, typed)).status).toBe(404);
  const numbering = (await db.select().from(organisation).where(eq(organisation.id, organisationId)))[0]
    ?.numbering;
  const asked = { series: "invoice" as const, documentId: "inv_1", numbering: numbering ?? {} };
  expect(await takeNumber(db, organisationId, asked, 0)).toBe("GC-000500");
  const page = await (await owner.get(NUMBERING)).text();
  expect(page).toContain("GC-000501");
  expect(page).toContain("GCC-000001");
  const lower = await owner.post(NUMBERING, { ...typed, first: "499" });
  expect(lower.status).toBe(422);
  expect(await lower.text()).toContain("Number 500 was given already: the next one is 501 or higher.");
  expect((await owner.post(NUMBERING, { ...typed, digits: "4" })).status).toBe(303);
  expect(await (await owner.get(NUMBERING)).text()).toContain("GC-0501");
  for (const wrong of [
    { prefix: "" },
    { prefix: "a b" },
    { creditPrefix: "GC-" },
    { digits: "0" },
    { first: "0" },
  ]) {
    expect((await owner.post(NUMBERING, { ...typed, ...wrong })).status).toBe(422);
  }
});

async function aVendor() {
  const caller: Caller = await aCaller({ billing: {} });
  const { organisationId } = caller;
  const db = databaseOf(testEnv(), organisationId);
  const browser = async (role: Role) => signedIn(await aMember(role, { organisationId }));
  const row = async () =>
    (await db.select().from(organisation).where(eq(organisation.id, organisationId)))[0];
  return {
    ...{ caller, organisationId, db },
    owner: await browser("owner"),
    office: await browser("office"),
    crew: await browser("crew"),
    rules: async () => (await row())?.rules,
    version: async () => (await row())?.version ?? 0,
  };
}
