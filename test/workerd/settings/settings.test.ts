import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { organisation, priceItem, type Role } from "../../../src/worker/database/schema.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { testEnv } from "../http/browser.ts";

const BOOK = "/office/settings/price-book";
const RULES = "/office/settings/closeout";
const SCREEN = {
  kind: "material",
  description: "Screen 18×14",
  unit: "sq ft",
  unitPrice: "2.50",
  taxRate: "7.5",
};

test("the office keeps the price book: adds, changes, moves, puts aside and brings back", async () => {
  const { organisationId, browser, book, version } = await anOffice("office");
  const before = await version();
  expect((await browser.post(BOOK, SCREEN)).headers.get("Location")).toBe(BOOK);
  await browser.post(BOOK, { ...SCREEN, description: "Spline", unit: "ft", unitPrice: "0.60" });
  expect(await book()).toMatchObject([
    {
      description: "Screen 18×14",
      unit: "sq ft",
      unitAmount: 250,
      taxRate: "7.5",
      position: 1,
      active: true,
    },
    { description: "Spline", unitAmount: 60, position: 2 },
  ]);
  const [screen, spline] = await book();
  await browser.post(`${BOOK}/${spline?.id}`, { ...SCREEN, description: "Spline, black", position: "1" });
  await browser.post(`${BOOK}/${screen?.id}/aside`);
  expect(await book()).toMatchObject([
    { id: spline?.id, description: "Spline, black", position: 1, active: true },
    { id: screen?.id, position: 2, active: false },
  ]);
  expect(await (await browser.get(BOOK)).text()).toContain("Put aside");
  await browser.post(`${BOOK}/${screen?.id}/back`);
  expect((await book())[1]?.active).toBe(true);
  expect(await version()).toBe(before + 5);

  const edited = await (await browser.get(`${BOOK}?edit=${screen?.id}`)).text();
  expect(edited).toContain("Save the item");
  expect(edited).toContain('value="Screen 18×14"');
  expect(await databaseOf(testEnv(), organisationId).$count(priceItem)).toBeGreaterThan(1);
});

test("a form that is sent twice adds one item", async () => {
  const { browser, book } = await anOffice("office");
  const page = await (await browser.get(BOOK)).text();
  const id = /name="id" value="(price_[0-9a-z]+)"/.exec(page)?.[1] ?? "";
  await browser.post(BOOK, { ...SCREEN, id });
  await browser.post(BOOK, { ...SCREEN, id });
  expect(await book()).toHaveLength(1);
});

test("what cannot be read is said beside its field, and nothing typed is lost", async () => {
  const { browser, book } = await anOffice("owner");
  const answer = await browser.post(BOOK, { ...SCREEN, unitPrice: "two fifty" });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(
    "A price is an amount, such as 90.00; with a cost and a markup it may be left empty.",
  );
  expect(page).toContain('value="two fifty"');
  expect(page).toContain('value="Screen 18×14"');
  expect(await book()).toEqual([]);
});

test("the owner sets the rules; the office reads them", async () => {
  const { organisationId, browser, rules, version } = await anOffice("owner");
  const before = await version();
  const typed = {
    ...{ photosBefore: "1", photosAfter: "3", serialNumbers: "1" },
    ...{ checklist: "Gate closed\nArea clean", resolutionCodes: "Repaired\nAdjusted", rootCauses: "Wear" },
    signature: "on",
  };
  expect((await browser.post(RULES, typed)).headers.get("Location")).toBe(`${RULES}?saved`);
  const saved = await rules();
  expect(saved).toMatchObject({
    ...{ photosBefore: 1, photosAfter: 3, signature: true, review: false },
    // How it is billed is set on a page of its own, and stays.
    billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 14 } },
    ...{ serialNumbers: 1, resolutionCodes: ["Repaired", "Adjusted"], rootCauses: ["Wear"] },
  });
  expect(await version()).toBe(before + 1);
  await browser.post(RULES, { ...typed, checklist: "Area clean\nLights off" });
  const ids = (list = saved?.checklist) => list?.map(({ id }) => id) ?? [];
  expect((await rules())?.checklist?.map(({ text }) => text)).toEqual(["Area clean", "Lights off"]);
  expect(ids((await rules())?.checklist)[0]).toBe(ids()[1]);

  const wrong = await browser.post(RULES, { ...typed, serialNumbers: "soon", rootCauses: "Storm" });
  expect(wrong.status).toBe(422);
  const page = await wrong.text();
  expect(page).toContain("This is a whole number from 0 to 20.");
  expect(page).toContain("Storm");
  expect((await rules())?.serialNumbers).toBe(1);

  const office = await signedIn(await aMember("office", { organisationId }));
  expect(await (await office.get(RULES)).text()).toContain("Only an owner changes these rules.");
  expect((await office.post(RULES, { ...typed, photosBefore: "0" })).status).toBe(404);
  expect((await rules())?.photosBefore).toBe(1);
});

test("a crew has no settings, and nobody reaches another organisation's price book", async () => {
  const mine = await anOffice("office");
  await mine.browser.post(BOOK, SCREEN);
  const [item] = await mine.book();
  const crew = await signedIn(await aMember("crew", { organisationId: mine.organisationId }));
  for (const path of [BOOK, RULES, "/office/settings"]) expect((await crew.get(path)).status).toBe(404);
  expect((await crew.post(BOOK, SCREEN)).status).toBe(404);

  const other = await anOffice("owner");
  expect(await (await other.browser.get(BOOK)).text()).not.toContain("Screen 18×14");
  expect((await other.browser.post(`${BOOK}/${item?.id}`, SCREEN)).status).toBe(404);
  await other.browser.post(`${BOOK}/${item?.id}/aside`);
  expect((await mine.book())[0]?.active).toBe(true);
});

async function anOffice(role: Role) {
  const organisationId = await anOrganisation();
  const browser = await signedIn(await aMember(role, { organisationId }));
  const db = databaseOf(testEnv(), organisationId);
  const row = async () =>
    (await db.select().from(organisation).where(eq(organisation.id, organisationId)))[0];
  return {
    ...{ organisationId, browser },
    book: () =>
      db
        .select()
        .from(priceItem)
        .where(eq(priceItem.organisationId, organisationId))
        .orderBy(priceItem.position),
    rules: async () => (await row())?.rules,
    version: async () => (await row())?.version ?? 0,
  };
}
