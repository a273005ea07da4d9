import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { takeNumber } from "../../../src/worker/billing/document-numbers.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { documentNumber } from "../../../src/worker/database/schema.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import { objectName } from "../../../src/worker/jobs/send-command.ts";
import type { Job } from "../../../src/worker/jobs/types.ts";
import { aCaller, aTicket } from "../api/caller.ts";
import { anOrganisation } from "../auth/people.ts";
import { send } from "../crew/jobs.ts";
import { testEnv } from "../http/browser.ts";
import { forgetfulStripe } from "./forgetful-stripe.ts";

const JOBS = 20;

afterEach(() => vi.restoreAllMocks());

test("Twenty jobs that are finalised at once, each answer lost, have the numbers 1 to 20", {
  timeout: 120_000,
}, async () => {
  const stripe = forgetfulStripe();
  const { organisationId, jobs } = await approvedJobs(JOBS);
  await Promise.all(jobs.map((id) => send(organisationId, id, { type: "bill" })));
  const ended = async () =>
    (await all(organisationId, jobs)).every((one) => one.invoices[0]?.status === "open");
  await untilTrue(organisationId, jobs, ended);
  const numbers = (await all(organisationId, jobs)).map((one) => one.invoices[0]?.number ?? "");
  expect(numbers.toSorted()).toEqual(Array.from({ length: JOBS }, (_, at) => numbered(at + 1)));
  expect(
    stripe
      .finalised()
      .map((one) => one.number ?? "")
      .toSorted(),
  ).toEqual(numbers.toSorted());
});

test("An invoice that Stripe refuses to finalise keeps its number, and goes out with it when it is tried again", {
  timeout: 120_000,
}, async () => {
  const stripe = forgetfulStripe({ loses: false });
  const { organisationId, jobs } = await approvedJobs(3);
  const [first = "", second = "", third = ""] = jobs;
  await billed(organisationId, first, "open");
  stripe.refuse("finalize");
  await billed(organisationId, second, "draft");
  const [refused] = await all(organisationId, [second]);
  expect(refused?.invoices[0]).toMatchObject({ status: "draft", number: numbered(2) });
  stripe.refuse(null);
  await billed(organisationId, third, "open");
  await send(organisationId, second, { type: "retry", failureId: refused?.failures[0]?.id ?? "" });
  await untilTrue(organisationId, [second], async () =>
    (await all(organisationId, [second])).every((one) => one.invoices[0]?.status === "open"),
  );
  const numbers = (await all(organisationId, jobs)).map((one) => one.invoices[0]?.number);
  expect(numbers).toEqual([numbered(1), numbered(2), numbered(3)]);
});

test("Whoever asks again gets the same number, however many ask at once", async () => {
  const organisationId = await anOrganisation();
  const db = databaseOf(testEnv(), organisationId);
  const numbering = { prefix: "GC/", digits: 2, first: 98 };
  const ask = (documentId: string) =>
    takeNumber(db, organisationId, { series: "invoice", documentId, numbering }, 0);
  const documents = Array.from({ length: 15 }, (_, at) => `inv_${at % 5}`);
  const numbers = await Promise.all(documents.map(ask));
  expect([...new Set(numbers)].toSorted()).toEqual(["GC/100", "GC/101", "GC/102", "GC/98", "GC/99"]);
  documents.forEach((document, at) => {
    expect(numbers[at]).toBe(numbers[documents.indexOf(document)]);
  });
  const ofSeries = (series: "invoice" | "credit_note") =>
    db
      .select({ sequence: documentNumber.sequence })
      .from(documentNumber)
      .where(and(eq(documentNumber.organisationId, organisationId), eq(documentNumber.series, series)))
      .orderBy(documentNumber.sequence);
  expect((await ofSeries("invoice")).map((one) => one.sequence)).toEqual([98, 99, 100, 101, 102]);
  const credit = { series: "credit_note" as const, documentId: "inv_0", numbering };
  expect(await takeNumber(db, organisationId, credit, 0)).toBe("CN-01");
  expect(await takeNumber(db, await anOrganisation(), { ...credit, series: "invoice" }, 0)).toBe("GC/98");
});

/** How a number is written where nobody set anything. */
const numbered = (sequence: number) => `INV-${String(sequence).padStart(4, "0")}`;

async function approvedJobs(count: number) {
  const caller = await aCaller({ photosBefore: 0, photosAfter: 0, signature: false });
  const { organisationId } = caller;
  const jobs: string[] = [];
  for (let made = 0; made < count; made++) {
    const { body } = await caller.post("/jobs", aTicket());
    for (const type of ["accept", "arrive", "complete", "approve"] as const) {
      await send(organisationId, body.id, { type });
    }
    jobs.push(body.id);
  }
  return { organisationId, jobs };
}

async function all(organisationId: string, jobs: string[]): Promise<Job[]> {
  const db = databaseOf(env, organisationId);
  const loaded = await Promise.all(jobs.map((id) => loadJob(db, organisationId, id)));
  return loaded.flatMap(({ job }) => (job ? [job] : []));
}

/** Until the bill is out, or until it waits for a person. */
async function billed(organisationId: string, id: string, status: "open" | "draft"): Promise<void> {
  await send(organisationId, id, { type: "bill" });
  await untilTrue(organisationId, [id], async () => {
    const [job] = await all(organisationId, [id]);
    return status === "open" ? job?.invoices[0]?.status === "open" : job?.failures.length === 1;
  });
}

async function untilTrue(organisationId: string, jobs: string[], is: () => Promise<boolean>): Promise<void> {
  const ring = (id: string) => runDurableObjectAlarm(env.JOB.getByName(objectName(organisationId, id)));
  await expect
    .poll(
      async () => {
        await Promise.all(jobs.map(ring));
        return is();
      },
      { timeout: 110_000, interval: 250 },
    )
    .toBe(true);
}
