import { expect, test } from "vitest";
import { decide } from "../../src/worker/jobs/decide.ts";
import type { Job, JobSetting } from "../../src/worker/jobs/types.ts";
import { contextAt, jobIn, NOW, newJob, setting, ticket } from "./fixtures.ts";

const other: JobSetting = {
  ...setting,
  customer: { ...setting.customer, id: "cust_2", name: "Palm Court", email: "ap@palm.example" },
  site: { ...setting.site, id: "site_2", line1: "5100 Palm Court Ln" },
};

test("the same ticket with nothing new changes nothing", () => {
  const job = newJob();
  expect(decide(job, setting, ticket({ contact: { name: "Lakeside HOA" } }), contextAt(NOW))).toEqual({
    ok: true,
    job,
    events: [],
  });
});

test("a ticket may move a job to another payer and site until it is billed", () => {
  const moved = decide(newJob(), other, ticket({ customerId: "cust_2", siteId: "site_2" }), contextAt(NOW));
  expect(moved.ok && moved.job.customer.id).toBe("cust_2");
  expect(moved.ok && moved.job.row).toMatchObject({ customerId: "cust_2", siteId: "site_2" });
  expect(moved.ok && moved.events).toMatchObject([
    {
      type: "job.updated",
      data: {
        changed: ["customerId", "siteId"],
        was: ["Lakeside HOA", "842 Cypress Bend Dr, Unit 14B, Tampa"],
        now: ["Palm Court", "5100 Palm Court Ln, Unit 14B, Tampa"],
      },
    },
  ]);
});

test("a billed job stays with the payer who has the invoice, whoever a later ticket names", () => {
  const billed = jobIn("approved");
  const contact = { name: "Palm Court", email: "ap@palm.example" };
  const again = decide(
    billed,
    other,
    ticket({ customerId: "cust_2", siteId: "site_2", contact }),
    contextAt(NOW),
  );
  expect(again.ok && again.job.customer).toEqual(billed.customer);
  expect(again.ok && again.job.row).toMatchObject({ customerId: "cust_1", siteId: "site_2" });
});

test("once its invoice is void, a job can move to another payer", () => {
  const billed = jobIn("approved");
  const invoices = billed.invoices.map((one) => ({ ...one, status: "void" as const, live: false }));
  const moved = decide({ ...billed, invoices }, other, ticket({ customerId: "cust_2" }), contextAt(NOW));
  expect(moved.ok && moved.job.row.customerId).toBe("cust_2");
});

test("a billed job that is said to be cancelled needs no look; its history tells it", () => {
  const said = { type: "hear_cancelled", by: "AppFolio", messageId: "mail_1" } as const;
  const billed = decide(jobIn("approved"), setting, said, contextAt(NOW));
  expect(billed).toMatchObject({
    ok: true,
    job: { row: { needsLook: [] } },
    events: [{ type: "ticket.cancelled" }],
  });
});

test("entering what a ticket left open does not answer whether it is cancelled", () => {
  const job = newJob();
  const open: Job = { ...job, row: { ...job.row, needsLook: ["title", "cancelled"] } };
  const said = { ...ticket({ title: "Gate" }), type: "mend_ticket" } as const;
  const mended = decide(open, setting, said, contextAt(NOW));
  expect(mended.ok && mended.job.row).toMatchObject({ title: "Gate", needsLook: ["cancelled"] });
  expect(mended.ok && mended.events.at(-1)).toMatchObject({ data: { missing: ["title"] } });
});

test("what a ticket says of its customer is taken over and told; what it leaves out stays", () => {
  const said = ticket({ contact: { name: "Lakeside HOA", email: "accounts@lakeside.example" } });
  const again = decide(newJob(), setting, said, contextAt(NOW));
  expect(again.ok && again.job.customer).toMatchObject({ email: "accounts@lakeside.example", phone: null });
  expect(again.ok && again.events).toMatchObject([
    { type: "customer.changed", data: { changed: ["email"] } },
  ]);
});
