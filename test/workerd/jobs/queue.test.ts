import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { invoice, job } from "../../../src/worker/database/schema.ts";
import { receiveTicket } from "../../../src/worker/intake/receive-ticket.ts";
import { TRIAL, trialPayer } from "../../../src/worker/stripe-accounts/trial.ts";
import { aCaller, anInvoice, aTicket } from "../api/caller.ts";
import { aMember, signedIn } from "../auth/people.ts";
import { forgetfulStripe } from "../billing/forgetful-stripe.ts";
import { OFFICE, send } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";

beforeEach(() => void forgetfulStripe({ loses: false }));
afterEach(() => vi.restoreAllMocks());

const PLACES = ["/office", "/office/jobs", "/office/jobs?status=new", "/office/invoices"];

test("A trial says so wherever it is listed; once it is over, only a search finds it", async () => {
  const { caller, db, page } = await anOffice();
  const ticket = {
    ...{ source: TRIAL, ticketNumber: "Trial 1", title: "Trial of the connection" },
    customer: { name: "Ana Ruiz", externalId: trialPayer("mem_1") },
    site: { line1: "14 Shore Road" },
  };
  const delivered = { actor: OFFICE, source: "office" } as const;
  const received = await receiveTicket(testEnv(), caller.organisationId, ticket, delivered);
  if (!received.ok) throw new Error(received.detail);
  const { id, customerId } = received.job.row;
  const { body: real } = await caller.post("/jobs", aTicket());
  const bill = await anInvoice(caller, { ...real, id, customer: { id: customerId } });
  const its = async (path: string) => rowOf(await page(path), path.includes("invoices") ? bill : id);
  for (const path of PLACES) expect(await its(path), path).toContain('<span class="status off">Trial</span>');
  expect(rowOf(await page("/office/jobs"), real.id)).not.toContain("Trial");
  expect(await page(`/office/jobs/${id}`)).toContain('<span class="status off">Trial</span>');
  expect(await page(`/office/invoices/${bill}`)).toContain('<span class="status off">Trial</span>');
  const customers = await page("/office/customers");
  expect(customers).toContain(`/customers/${real.customer.id}`);
  expect(customers).not.toContain(`/customers/${customerId}`);

  const ends = [{ status: "void" }, { status: "paid", amountPaid: 100, refunded: 100 }] as const;
  for (const end of ends) {
    await db.update(invoice).set({ status: "open", amountPaid: 0, refunded: 0 }).where(eq(invoice.id, bill));
    expect(await its("/office/jobs?q=Trial")).toBeDefined();
    await db.update(invoice).set(end).where(eq(invoice.id, bill));
    await send(caller.organisationId, real.id, {
      type: "note",
      id: `note_${end.status}`,
      body: "Look again",
    });
    for (const path of PLACES) expect(await its(path), path).toBeUndefined();
    expect(rowOf(await page("/office/jobs?q=connection"), id)).toContain("Trial");
  }
});

test("The queue and the crew say one word for where a job stands, and the queue what its ticket left open", async () => {
  const { caller, db, page } = await anOffice();
  const { body } = await caller.post("/jobs", aTicket());
  await db
    .update(job)
    .set({ needsLook: ["address"] })
    .where(eq(job.id, body.id));
  for (const path of ["/office", "/office/jobs"]) {
    const words = rowOf(await page(path), body.id)?.match(/class="status[^"]*">[^<]*/g);
    expect(words?.slice(0, 2), path).toEqual(['class="status warn">Needs a look', 'class="status">New']);
  }
});

test("Done and nothing made, and drafts that wait for a press: two sums, each with its list", async () => {
  const billing = { moment: "approved", way: "auto_draft_then_review" } as const;
  const { caller, db, page } = await anOffice({ billing });
  const { body: done } = await caller.post("/jobs", aTicket());
  const { body: drafted } = await caller.post("/jobs", aTicket({ ticketNumber: "2" }));
  for (const { id } of [done, drafted]) {
    for (const type of ["accept", "arrive", "complete"] as const)
      await send(caller.organisationId, id, { type });
  }
  await send(caller.organisationId, drafted.id, { type: "approve" });
  const listed = async (filter: string) => {
    const shown = await page(`/office/jobs?filter=${filter}`);
    return [done, drafted].map(({ id }) => rowOf(shown, id) !== undefined);
  };
  const lists = async () => [await listed("unbilled"), await listed("drafts")];
  await expect.poll(lists, { timeout: 10_000 }).toEqual([
    [true, false],
    [false, true],
  ]);
  const [draft] = await db.select().from(invoice).where(eq(invoice.jobId, drafted.id));
  expect(await page("/office/invoices?status=waiting")).toContain(`id="invoice-${draft?.id}"`);
  const today = await page("/office");
  expect(figure(today, "Done, not billed")).toContain("1 job, oldest today");
  expect(figure(today, "Drafts to send")).toContain("1 draft, oldest today");
});

function figure(page: string, name: string): string | undefined {
  return page.match(new RegExp(`<h2>${name}</h2>.*?</a>`, "s"))?.[0];
}

function rowOf(page: string, id: string): string | undefined {
  return page.match(new RegExp(`<tr id="(?:job|invoice)-${id}">.*?</tr>`, "s"))?.[0];
}

async function anOffice(rules: object = {}) {
  const caller = await aCaller({ photosBefore: 0, photosAfter: 0, signature: false, ...rules });
  const { organisationId } = caller;
  const browser = await signedIn(await aMember("office", { organisationId }));
  const page = async (path: string) => (await browser.get(path)).text();
  return { caller, db: databaseOf(testEnv(), organisationId), page };
}
