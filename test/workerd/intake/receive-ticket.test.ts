import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { customer, job, portal, site } from "../../../src/worker/database/schema.ts";
import { receiveTicket } from "../../../src/worker/intake/receive-ticket.ts";
import type { TicketInput } from "../../../src/worker/intake/ticket-input.ts";
import { anOrganisation } from "../auth/people.ts";
import { testEnv } from "../http/browser.ts";

const delivered = { actor: { kind: "api", id: "key_1", name: "Zapier" }, source: "api" } as const;

function aTicket(changes: Partial<TicketInput> = {}): TicketInput {
  return {
    ticketNumber: "WO-1",
    title: "Repair the porch screen",
    customer: { name: "Lakeside Management" },
    site: { line1: "14 Shore Road" },
    ...changes,
  };
}

async function received(organisationId: string, input: TicketInput) {
  const result = await receiveTicket(testEnv(), organisationId, input, delivered);
  if (!result.ok) throw new Error(result.detail);
  return result;
}

test("The same ticket ten times at once is one job of one customer at one site", async () => {
  const organisationId = await anOrganisation();
  const results = await Promise.all(Array.from({ length: 10 }, () => received(organisationId, aTicket())));
  expect(results.filter((result) => result.created)).toHaveLength(1);
  expect(new Set(results.map((result) => result.job.row.id)).size).toBe(1);
  const db = databaseOf(testEnv(), organisationId);
  expect(await db.$count(job, eq(job.organisationId, organisationId))).toBe(1);
  expect(await db.$count(customer, eq(customer.organisationId, organisationId))).toBe(1);
  expect(await db.$count(site, eq(site.organisationId, organisationId))).toBe(1);
});

test("The first ten tickets of a customer at once are ten jobs of one customer", async () => {
  const organisationId = await anOrganisation();
  const numbers = Array.from({ length: 10 }, (_, index) => `WO-${index}`);
  const results = await Promise.all(
    numbers.map((ticketNumber) => received(organisationId, aTicket({ ticketNumber }))),
  );
  expect(new Set(results.map((result) => result.job.row.id)).size).toBe(10);
  expect(new Set(results.map((result) => result.job.customer.id)).size).toBe(1);
});

test("Tickets without a number are jobs of their own, unless they were sent with the same key", async () => {
  const organisationId = await anOrganisation();
  const input = aTicket({ ticketNumber: null });
  const [one, two] = [await received(organisationId, input), await received(organisationId, input)];
  expect(one.job.row.id).not.toBe(two.job.row.id);
  const once = { ...delivered, onceKey: "form-1" };
  const ids = await Promise.all(
    [1, 2].map(async () => {
      const result = await receiveTicket(testEnv(), organisationId, input, once);
      return result.ok && result.job.row.id;
    }),
  );
  expect(ids[0]).toBe(ids[1]);
});

test("A customer is found by the outside id, else by e-mail, else by name, and brought up to date", async () => {
  const organisationId = await anOrganisation();
  const customerOf = async (ticketNumber: string, who: TicketInput["customer"]) =>
    (await received(organisationId, aTicket({ ticketNumber, customer: who }))).job.customer;

  const byName = await customerOf("1", { name: "Lakeside  MANAGEMENT" });
  expect((await customerOf("2", { name: "lakeside management", phone: "+1 608 555 0100" })).id).toBe(
    byName.id,
  );
  const byEmail = await customerOf("3", { name: "Lakeside", email: "AP@lakeside.example" });
  expect(byEmail.id).not.toBe(byName.id);
  expect((await customerOf("4", { name: "Lakeside Mgmt", email: "ap@lakeside.example" })).id).toBe(
    byEmail.id,
  );
  const byId = await customerOf("5", { name: "Lakeside", externalId: "c-7", email: "ap@lakeside.example" });
  expect(byId.id).not.toBe(byEmail.id);
  expect(
    (await customerOf("6", { name: "Renamed", externalId: "c-7", email: "new@lakeside.example" })).id,
  ).toBe(byId.id);

  const rows = await databaseOf(testEnv(), organisationId)
    .select()
    .from(customer)
    .where(and(eq(customer.organisationId, organisationId), eq(customer.id, byId.id)));
  expect(rows[0]).toMatchObject({ name: "Renamed", email: "new@lakeside.example" });
});

test("The same address in other capitals is the same site", async () => {
  const organisationId = await anOrganisation();
  const one = await received(organisationId, aTicket({ site: { line1: "14 Shore Road", city: "Madison" } }));
  const two = await received(
    organisationId,
    aTicket({ ticketNumber: "WO-2", site: { line1: "14  SHORE road", city: "madison" } }),
  );
  expect(two.job.site.id).toBe(one.job.site.id);
});

test("A portal that is not set up is refused with the ones that are, and nothing is stored", async () => {
  const organisationId = await anOrganisation();
  const db = databaseOf(testEnv(), organisationId);
  for (const name of ["Yard", "Lakeside"]) {
    await db.insert(portal).values({ organisationId, id: `portal_${name}`, name, rules: {}, createdAt: 0 });
  }
  const refused = await receiveTicket(testEnv(), organisationId, aTicket({ portal: "Lakesde" }), delivered);
  expect(refused).toEqual({
    ok: false,
    code: "invalid_input",
    detail: 'There is no portal "Lakesde". The portals are: Lakeside, Yard.',
  });
  expect(await db.$count(customer, eq(customer.organisationId, organisationId))).toBe(0);
  const taken = await received(organisationId, aTicket({ portal: "lakeside" }));
  expect(taken.job.portal?.name).toBe("Lakeside");
});

test("What a later ticket does not say stays as it was", async () => {
  const organisationId = await anOrganisation();
  const db = databaseOf(testEnv(), organisationId);
  await db
    .insert(portal)
    .values({ organisationId, id: "portal_1", name: "Lakeside", rules: {}, createdAt: 0 });
  const lineItems = [{ description: "Screen", quantity: "2", unitAmount: 500 }];
  const full = { portal: "Lakeside", currency: "eur", description: "Torn", notToExceed: 5000, lineItems };
  await received(organisationId, aTicket(full));
  const { job: later, created } = await received(organisationId, aTicket({ title: "Repair both screens" }));
  expect(created).toBe(false);
  expect(later.portal?.name).toBe("Lakeside");
  expect(later.row).toMatchObject({
    ...{ title: "Repair both screens", description: "Torn", currency: "eur" },
    ...{ notToExceed: 5000, total: 1000 },
  });
});
