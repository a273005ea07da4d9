import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { customer, event } from "../../../src/worker/database/schema.ts";
import { aCaller } from "../api/caller.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { testEnv } from "../http/browser.ts";

const TICKET = {
  ...{ source: "form", ticketNumber: "1", title: "Rescreen lanai", site: { line1: "842 Cypress Bend Dr" } },
  customer: {
    name: "Lakeside HOA",
    email: "ap@lakeside.example",
    address: "1 Lake Rd\nTampa",
    country: "us",
  },
};

test("what invoices say of a customer comes with a ticket, is mended in the office, and stays where nothing is said", async () => {
  const caller = await aCaller();
  const { organisationId } = caller;
  const job = (await caller.post("/jobs", TICKET)).body;
  const one = async () =>
    (
      await databaseOf(testEnv(), organisationId)
        .select()
        .from(customer)
        .where(eq(customer.organisationId, organisationId))
    )[0];
  expect(await one()).toMatchObject({ address: "1 Lake Rd\nTampa", country: "US", taxId: null });

  const office = await signedIn(await aMember("office", { organisationId }));
  const path = `/office/jobs/${job.id}`;
  const reached = { email: "ap@lakeside.example", phone: "" };
  const typed = { ...reached, address: "2 Lake Rd\r\nTampa", country: "GB", taxId: "GB123456789" };
  expect((await office.post(`${path}/customer`, typed)).status).toBe(303);
  expect(await one()).toMatchObject({ address: "2 Lake Rd\nTampa", country: "GB", taxId: "GB123456789" });
  const page = await (await office.get(path)).text();
  expect(page).toContain("2 Lake Rd");
  expect(page).toContain("changed how the customer is reached: address, country and tax id");

  const wrong = await office.post(`${path}/customer`, { ...typed, country: "XX", taxId: "GB987" });
  expect(wrong.status).toBe(422);
  const again = await wrong.text();
  expect(again).toContain('value="GB987"');
  expect(again).toContain("A country is two letters, such as US or GB.");
  // A form and a ticket that say nothing of it leave it.
  await office.post(`${path}/customer`, { ...reached, phone: "813 555 0100" });
  await caller.post("/jobs", { ...TICKET, customer: { name: "Lakeside HOA", email: "ap@lakeside.example" } });
  expect(await one()).toMatchObject({ country: "GB", taxId: "GB123456789", phone: "813 555 0100" });
  await caller.post("/jobs", { ...TICKET, customer: { ...TICKET.customer, taxId: "GB1" } });
  expect(await one()).toMatchObject({ address: "1 Lake Rd\nTampa", country: "US", taxId: "GB1" });
  const changes = await databaseOf(testEnv(), organisationId)
    .select({ data: event.data })
    .from(event)
    .where(eq(event.type, "customer.changed"));
  expect(changes.map(({ data }) => data.changed)).toContainEqual(["address", "country", "taxId"]);
});

test("a country that is no country is refused at its field", async () => {
  const caller = await aCaller();
  const answer = await caller.post("/jobs", {
    ...TICKET,
    customer: { ...TICKET.customer, country: "Florida" },
  });
  expect(answer.status).toBe(422);
  expect(answer.body.errors?.map(({ path }) => path)).toEqual(["customer.country"]);
});
