import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import { objectName } from "../../../src/worker/jobs/send-command.ts";
import type { Command, Job } from "../../../src/worker/jobs/types.ts";
import { aCaller, aTicket } from "../api/caller.ts";
import { send } from "../crew/jobs.ts";
import { forgetfulStripe } from "./forgetful-stripe.ts";

afterEach(() => vi.restoreAllMocks());

test("an object that is evicted after every call, each answer lost, ends with one finalised invoice", {
  timeout: 40_000,
}, async () => {
  const stripe = forgetfulStripe();
  const job = await anApprovedJob();
  const { organisationId, id } = job.row;
  await send(organisationId, id, { type: "bill" });

  const stub = () => env.JOB.getByName(objectName(organisationId, id));
  const now = async () => (await loadJob(databaseOf(env, organisationId), organisationId, id)).job;
  await expect
    .poll(
      async () => {
        await evictDurableObject(stub());
        await runDurableObjectAlarm(stub());
        return (await now())?.invoices[0]?.status;
      },
      { timeout: 35_000, interval: 250 },
    )
    .toBe("open");

  expect(stripe.finalised()).toHaveLength(1);
  expect(stripe.finalised()[0]).toMatchObject({
    id: (await now())?.invoices[0]?.stripeInvoiceId,
    number: "INV-0001",
    total: job.row.total,
  });
  expect((await now())?.invoices[0]?.number).toBe("INV-0001");
  // Customer, draft, lines, our number and finalising were each executed once, and asked for at least twice.
  expect(stripe.executed()).toEqual(["customers", "invoices", "add_lines", "in_1", "finalize"]);
  expect(stripe.asked()).toBeGreaterThanOrEqual(10);
});

/** A job whose rules bill by hand, so that the test says when. */
async function anApprovedJob(): Promise<Job> {
  const caller = await aCaller({ photosBefore: 0, photosAfter: 0, signature: false });
  const { body } = await caller.post("/jobs", aTicket());
  const way: Command[] = [{ type: "accept" }, { type: "arrive" }, { type: "complete" }];
  for (const command of way) await send(caller.organisationId, body.id, command);
  return await send(caller.organisationId, body.id, { type: "approve" });
}
