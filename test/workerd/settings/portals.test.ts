import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { draftOfPortal } from "../../../src/views/settings/portal-draft.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { customer, directory, organisation, portal, type Role } from "../../../src/worker/database/schema.ts";
import { savePortal } from "../../../src/worker/settings/portal-records.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { Browser, testEnv } from "../http/browser.ts";

const PORTALS = "/office/settings/portals";
const OWN = { name: "", rules: {}, profile: {}, customerId: null, senders: [] };

/** The form as a browser sends it, where nothing is chosen but what is given. */
function typed(over: Record<string, string> = {}): Record<string, string> {
  const { text, on, places } = draftOfPortal({ ...OWN, name: "ServiceChannel" }, "usd");
  const ticked = Object.entries(on).flatMap(([name, is]) => (is ? [[name, "on"]] : []));
  const placed = Object.entries(places).map(([name, place]) => [`place_${name}`, place]);
  return { ...text, ...Object.fromEntries([...ticked, ...placed]), ...over };
}

test("an owner adds a portal, and changes a rule of it; jobs go by it from then on", async () => {
  const { browser, portals, version, organisationId } = await anOffice("owner");
  const before = await version();
  const page = await (await browser.get(`${PORTALS}/new`)).text();
  const id = /name="id" value="(portal_[0-9a-z]+)"/.exec(page)?.[1] ?? "";
  const form = typed({
    id,
    photosAfter: "2",
    maxMegabytes: "10",
    singleFile: "on",
    days: "30",
  });
  expect((await browser.post(PORTALS, form)).headers.get("Location")).toBe(`${PORTALS}/${id}?saved`);
  await browser.post(PORTALS, form);
  const [added, ...others] = await portals();
  expect(others).toEqual([]);
  expect(added).toMatchObject({
    ...{ id, name: "ServiceChannel", rules: { photosAfter: 2 }, tokenVersion: 1 },
    profile: { packet: { singleFile: true, maxBytes: 10_000_000 }, deadline: { days: 30 } },
  });
  expect(await version()).toBeGreaterThan(before);

  const shown = await (await browser.get(`${PORTALS}/${id}?saved`)).text();
  expect(shown).toContain("2 after photos");
  expect(shown).toContain("One PDF for everything up to 10 MB");
  expect(shown).toContain("Invoice within 30 days");
  await browser.post(`${PORTALS}/${id}`, typed({ name: "ServiceChannel US", photosAfter: "3" }));
  expect(await portals()).toMatchObject([
    { id, name: "ServiceChannel US", rules: { photosAfter: 3 }, profile: {} },
  ]);
  expect((await portals())[0]?.mailKey).toBe(added?.mailKey);
  expect(organisationId).toBe(added?.organisationId);
});

test("what cannot be read is said at its field, and nothing typed is lost", async () => {
  const { browser, portals } = await anOffice("owner");
  const wrong = { photosAfter: "two", notes: "Paid on Fridays", checklist: "Gate closed", cc: "nobody" };
  const answer = await browser.post(PORTALS, typed(wrong));
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("This is a whole number from 0 to 20.");
  expect(page).toContain("“nobody” is not an e-mail address.");
  for (const value of Object.values(wrong)) expect(page).toContain(value);
  expect(await portals()).toEqual([]);
});

test("no two portals have the same name, in whichever case", async () => {
  const { browser, portals } = await anOffice("owner");
  await browser.post(PORTALS, typed());
  const answer = await browser.post(PORTALS, typed({ name: "servicechannel" }));
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("Another portal has this name.");
  expect(await portals()).toHaveLength(1);
});

test("a name that another portal had is not free, its own former one is", async () => {
  const { browser, portals } = await anOffice("owner");
  await browser.post(PORTALS, typed());
  await browser.post(PORTALS, typed({ name: "Latchel" }));
  const idOf = async (name: string) => (await portals()).find((one) => one.name === name)?.id;
  const [one, two] = [await idOf("ServiceChannel"), await idOf("Latchel")];
  const renamed = (id: string | undefined, name: string) => browser.post(`${PORTALS}/${id}`, typed({ name }));
  expect((await renamed(one, "Fixxbook")).status).toBe(303);
  const swapped = await renamed(two, "servicechannel");
  expect(swapped.status).toBe(422);
  expect(await swapped.text()).toContain("Another portal had this name");
  const copied = await browser.post(`${PORTALS}/starters`, {
    starter: "latchel",
    name_latchel: "ServiceChannel",
  });
  expect(copied.status).toBe(422);
  expect((await renamed(one, "ServiceChannel")).status).toBe(303);
  await renamed(one, "ServiceChannel");
  const [first] = (await portals()).filter(({ id }) => id === one);
  expect(first).toMatchObject({ name: "ServiceChannel", formerNames: ["Fixxbook"] });
  expect(await portals()).toHaveLength(2);
});

test("two that are added under one name at one time: one of them stands", async () => {
  const { browser, portals } = await anOffice("owner");
  const answers = await Promise.all([browser.post(PORTALS, typed()), browser.post(PORTALS, typed())]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(await portals()).toHaveLength(1);
});

test("a portal gets an address for mails, which no other portal anywhere has", async () => {
  const [one, two] = [await anOffice("owner"), await anOffice("owner")];
  const db = databaseOf(testEnv(), one.organisationId);
  const keys = ["appfolio-aaaaaa", "appfolio-bbbbbb", "appfolio-cccccc"];
  const save = (organisationId: string, id: string, name: string) => {
    const drawn = [...keys];
    return savePortal(db, organisationId, { ...OWN, id, name }, 1, () => drawn.shift() ?? "");
  };
  expect(await save(one.organisationId, "portal_1", "AppFolio")).toBe(true);
  expect(await save(one.organisationId, "portal_2", "AppFolio West")).toBe(true);
  expect(await save(two.organisationId, "portal_1", "AppFolio")).toBe(true);
  expect((await one.portals()).map(({ mailKey }) => mailKey)).toEqual(keys.slice(0, 2));
  expect((await two.portals()).map(({ mailKey }) => mailKey)).toEqual(keys.slice(2));
  const entered = await db.select().from(directory).where(eq(directory.kind, "mail_key"));
  for (const [at, key] of keys.entries()) {
    const owner = at < 2 ? one.organisationId : two.organisationId;
    expect(entered.filter((entry) => entry.key === key)).toEqual([
      { kind: "mail_key", key, organisationId: owner },
    ]);
  }
  // Saved again, it keeps its own.
  await save(one.organisationId, "portal_1", "AppFolio East");
  expect((await one.portals()).map(({ mailKey }) => mailKey)).toContain(keys[0]);
});

test("the address for mails is shown with its domain; without one the page says how to get it", async () => {
  const { browser, portals } = await anOffice("owner");
  await browser.post(PORTALS, typed());
  const [added] = await portals();
  expect(added?.mailKey).toMatch(/^servicechannel-[a-z2-9]{6}$/);
  browser.env = testEnv({ INTAKE_DOMAIN: undefined });
  expect(await (await browser.get(`${PORTALS}/${added?.id}`)).text()).toContain("INTAKE_DOMAIN");
  browser.env = testEnv({ INTAKE_DOMAIN: "tickets.example.com" });
  const address = `${added?.mailKey}@tickets.example.com`;
  expect(await (await browser.get(`${PORTALS}/${added?.id}`)).text()).toContain(address);
  expect(await (await browser.get(PORTALS)).text()).toContain(address);
});

test("a new address for programs ends the old one, once for each time that somebody asked", async () => {
  const { browser, portals } = await anOffice("owner");
  await browser.post(PORTALS, typed());
  const [added] = await portals();
  const here = `${PORTALS}/${added?.id}`;
  const address = async () => /\/intake\/[^<]+/.exec(await (await browser.get(here)).text())?.[0] ?? "none";
  const first = await address();
  const push = (path: string) =>
    new Browser({ env: testEnv() }).send(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
  expect((await push(first)).ok).toBe(true);
  await browser.post(`${here}/push-address`, { version: "1" });
  await browser.post(`${here}/push-address`, { version: "1" });
  expect((await portals())[0]?.tokenVersion).toBe(2);
  expect(await address()).not.toBe(first);
  expect((await push(first)).status).toBeGreaterThanOrEqual(400);
  expect((await push(await address())).ok).toBe(true);
});

test("a new customer is billed by default; one with a known address is found again", async () => {
  const { browser, portals, organisationId } = await anOffice("owner");
  const who = { customer: "new", customerName: "Lakeside HOA", customerEmail: "ap@lakeside.example" };
  await browser.post(PORTALS, typed({ ...who, customerAddress: "1 Lake Rd\nTampa" }));
  await browser.post(PORTALS, typed({ ...who, name: "Latchel", customerName: "Lakeside" }));
  const customers = await databaseOf(testEnv(), organisationId)
    .select()
    .from(customer)
    .where(eq(customer.organisationId, organisationId));
  expect(customers).toMatchObject([{ name: "Lakeside HOA", address: "1 Lake Rd\nTampa" }]);
  expect((await portals()).map(({ customerId }) => customerId)).toEqual([customers[0]?.id, customers[0]?.id]);
  expect(await (await browser.get(PORTALS)).text()).toContain("bills Lakeside HOA");

  const other = await anOffice("owner");
  const stolen = await other.browser.post(PORTALS, typed({ customer: customers[0]?.id ?? "" }));
  expect(stolen.status).toBe(422);
  expect(await stolen.text()).toContain("There is no such customer.");
});

test("several are copied from the library, under names of one's own", async () => {
  const { browser, portals } = await anOffice("owner");
  const library = await (await browser.get(`${PORTALS}/starters`)).text();
  expect(library).toContain("Yardi inbox");
  expect(library).toContain("helpcenter.predictap.com");
  const form = new FormData();
  for (const id of ["latchel", "yardi-inbox"]) form.append("starter", id);
  form.set("name_latchel", "Latchel");
  form.set("name_yardi-inbox", "DPM");
  const send = () => browser.send(`${PORTALS}/starters`, { method: "POST", body: form, headers: SAME_SITE });
  expect((await send()).headers.get("Location")).toBe(`${PORTALS}?added=2`);
  expect(await portals()).toMatchObject([
    { name: "DPM", profile: { mail: { bodyEmpty: true, ccAllowed: false } } },
    { name: "Latchel", rules: { photosBefore: 1, photosAfter: 1 } },
  ]);
  const again = await send();
  expect(again.status).toBe(422);
  expect(await again.text()).toContain("Another portal has or had this name.");
  expect((await browser.post(`${PORTALS}/starters`, {})).status).toBe(422);
  expect(await portals()).toHaveLength(2);
});

test("a portal is taken away with its address, as long as no job came from it", async () => {
  const { browser, portals, organisationId } = await anOffice("owner");
  await browser.post(PORTALS, typed());
  await browser.post(PORTALS, typed({ name: "Latchel" }));
  const [used, unused] = (await portals()).toReversed();
  await aJobFrom(organisationId, used?.id ?? "");
  const refused = await browser.post(`${PORTALS}/${used?.id}/remove`);
  expect(await (await browser.get(refused.headers.get("Location") ?? "")).text()).toContain("so it stays");
  await browser.post(`${PORTALS}/${unused?.id}/remove`);
  expect((await portals()).map(({ id }) => id)).toEqual([used?.id]);
  const keys = await databaseOf(testEnv(), organisationId)
    .select({ key: directory.key })
    .from(directory)
    .where(and(eq(directory.kind, "mail_key"), eq(directory.organisationId, organisationId)));
  expect(keys).toEqual([{ key: used?.mailKey }]);
});

test("the office reads portals and changes none; a crew does not see them", async () => {
  const { browser, portals, organisationId } = await anOffice("owner");
  await browser.post(PORTALS, typed());
  const [added] = await portals();
  const here = `${PORTALS}/${added?.id}`;
  const office = await signedIn(await aMember("office", { organisationId }));
  expect(await (await office.get(PORTALS)).text()).not.toContain("New portal");
  const page = await (await office.get(here)).text();
  expect(page).toContain("Only an owner changes portals.");
  // Whoever has the address can add tickets.
  expect(page).not.toContain("/intake/");
  const crew = await signedIn(await aMember("crew", { organisationId }));
  const changes = [
    PORTALS,
    here,
    `${here}/push-address`,
    `${here}/remove`,
    `${PORTALS}/starters`,
    `${PORTALS}/words`,
  ];
  for (const path of changes) {
    expect((await office.post(path, typed({ version: "1" }))).status).toBe(404);
    expect((await crew.post(path, typed({ version: "1" }))).status).toBe(404);
  }
  for (const path of [PORTALS, here, `${PORTALS}/new`, `${PORTALS}/starters`])
    expect((await crew.get(path)).status).toBe(404);
  expect(await portals()).toEqual([added]);
});

test("nobody reaches another organisation's portal", async () => {
  const mine = await anOffice("owner");
  await mine.browser.post(PORTALS, typed());
  const [added] = await mine.portals();
  const here = `${PORTALS}/${added?.id}`;
  const other = await anOffice("owner");
  expect((await other.browser.get(here)).status).toBe(404);
  expect((await other.browser.post(here, typed({ name: "Theirs" }))).status).toBe(404);
  await other.browser.post(`${here}/push-address`, { version: "1" });
  await other.browser.post(`${here}/remove`);
  // The id that a form brings is a name of its own organisation's.
  await other.browser.post(PORTALS, typed({ id: added?.id ?? "", name: "Theirs" }));
  expect(await mine.portals()).toEqual([added]);
});

const SAME_SITE = { Accept: "text/html", "Sec-Fetch-Site": "same-origin" };

async function aJobFrom(organisationId: string, portalId: string): Promise<void> {
  await testEnv()
    .DB.prepare(
      `INSERT INTO job (organisation_id, id, version, source, portal_id, customer_id, site_id, title, status, assignee_ids,
         currency, total, created_at, updated_at) VALUES (?, 'job_1', 1, 'office', ?, 'c', 's', 'Rescreen', 'new', '[]', 'usd', 0, 0, 0)`,
    )
    .bind(organisationId, portalId)
    .run();
}

async function anOffice(role: Role) {
  const organisationId = await anOrganisation();
  const browser = await signedIn(await aMember(role, { organisationId }));
  const db = databaseOf(testEnv(), organisationId);
  return {
    ...{ organisationId, browser },
    portals: () =>
      db.select().from(portal).where(eq(portal.organisationId, organisationId)).orderBy(portal.name),
    version: async () =>
      (await db.select().from(organisation).where(eq(organisation.id, organisationId)))[0]?.version ?? 0,
  };
}
