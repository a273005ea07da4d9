import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { and, asc, eq } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import * as t from "../../../src/worker/database/schema.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import { objectName, sendCommand } from "../../../src/worker/jobs/send-command.ts";
import { anOrganisation } from "../auth/people.ts";
import { aJob, OFFICE, send, trySend } from "../crew/jobs.ts";

afterEach(() => vi.restoreAllMocks());

test("of twenty who accept at once, one did it; the log has no gap and no double", async () => {
  const organisationId = await anOrganisation();
  const { row } = await aJob(organisationId);
  const results = await Promise.all(
    Array.from({ length: 20 }, () => trySend(organisationId, row.id, { type: "accept" })),
  );
  expect(results.every((result) => result.ok)).toBe(true);
  expect(results.filter((result) => result.ok && result.events.length > 0)).toHaveLength(1);
  expect(await sequences(organisationId, row.id)).toEqual([1, 2]);
});

test("many different commands at once all happen, one after another", async () => {
  const organisationId = await anOrganisation();
  const { row } = await aJob(organisationId);
  const notes = Array.from(
    { length: 15 },
    (_, index) => ({ type: "note", id: `note_${index}`, body: "Gate" }) as const,
  );
  await Promise.all(notes.map((note) => send(organisationId, row.id, note)));
  expect(await sequences(organisationId, row.id)).toEqual(
    Array.from({ length: 16 }, (_, index) => index + 1),
  );
  const { job } = await loadJob(databaseOf(env, organisationId), organisationId, row.id);
  expect(job?.notes).toHaveLength(15);
  expect(job?.row.version).toBe(16);
});

test("a writer from elsewhere is noticed, and the command is decided again on what now is", async () => {
  const organisationId = await anOrganisation();
  const { row } = await aJob(organisationId);
  // Another copy of the object: cancels the job behind the back of the one that remembers it.
  const db = databaseOf(env, organisationId);
  await db.batch([
    db.insert(t.event).values({
      ...{ organisationId, jobId: row.id, sequence: 2, type: "job.cancelled", at: 1, recordedAt: 1 },
      ...{ actor: { kind: "member", id: "mem_x", name: "X" }, source: "office", data: {} },
    }),
    db
      .update(t.job)
      .set({ status: "cancelled", version: 2 })
      .where(and(eq(t.job.organisationId, organisationId), eq(t.job.id, row.id))),
  ]);
  const result = await trySend(organisationId, row.id, { type: "accept" });
  expect(result).toMatchObject({ ok: false, code: "illegal_transition" });
  expect(await sequences(organisationId, row.id)).toEqual([1, 2]);
});

test("an object that was evicted goes on from the records", async () => {
  const organisationId = await anOrganisation();
  const { row } = await aJob(organisationId);
  await send(organisationId, row.id, { type: "accept" });
  await evictDurableObject(env.JOB.getByName(objectName(organisationId, row.id)));
  const job = await send(organisationId, row.id, { type: "arrive" });
  expect(job.row).toMatchObject({ status: "on_site", version: 3 });
});

test("another organisation's object for the same job knows nothing of it", async () => {
  const [ours, theirs] = [await anOrganisation(), await anOrganisation()];
  const { row } = await aJob(ours);
  expect(await trySend(theirs, row.id, { type: "accept" })).toMatchObject({ ok: false, code: "not_found" });
});

test("nothing is half written: a commit that fails leaves rows and log as they were", async () => {
  const organisationId = await anOrganisation();
  const { row } = await aJob(organisationId);
  const before = await snapshot(organisationId, row.id);
  const batch = vi.spyOn(Object.getPrototypeOf(env.DB), "batch").mockRejectedValue(new Error("D1 is away"));
  await expect((async () => trySend(organisationId, row.id, { type: "accept" }))()).rejects.toThrow(
    "D1 is away",
  );
  batch.mockRestore();
  expect(await snapshot(organisationId, row.id)).toEqual(before);
  expect((await send(organisationId, row.id, { type: "accept" })).row.version).toBe(2);
});

test("a deed costs its job one question and one write, and one that is done already the question alone", async () => {
  const organisationId = await anOrganisation();
  const { row } = await aJob(organisationId);
  const trips = tripsToD1();
  const command = { type: "note", id: "note_1", body: "Gate" } as const;
  const asked = {
    organisationId,
    jobId: row.id,
    command,
    actor: OFFICE,
    source: "crew",
    clientId: "c1",
  } as const;
  expect([(await sendCommand(env, asked)).ok, trips()]).toEqual([true, 2]);
  expect([await sendCommand(env, asked), trips()]).toEqual([
    expect.objectContaining({ ok: true, events: [] }),
    3,
  ]);
});

test("an alarm that finds nothing to do lets itself be forgotten", async () => {
  const organisationId = await anOrganisation();
  const { row } = await aJob(organisationId);
  const stub = env.JOB.getByName(objectName(organisationId, row.id));
  await stub.wake();
  await runDurableObjectAlarm(stub);
  expect(await runDurableObjectAlarm(stub)).toBe(false);
});

/** Counts from now on how often D1 is asked, for one statement or a batch. */
function tripsToD1(): () => number {
  const ways = ["all", "raw", "run", "first"] as const;
  const statement = Object.getPrototypeOf(env.DB.prepare("SELECT 1"));
  const spies = [
    vi.spyOn(Object.getPrototypeOf(env.DB), "batch"),
    ...ways.map((way) => vi.spyOn(statement, way)),
  ];
  return () => spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
}

async function sequences(organisationId: string, jobId: string): Promise<number[]> {
  const rows = await databaseOf(env, organisationId)
    .select({ sequence: t.event.sequence })
    .from(t.event)
    .where(and(eq(t.event.organisationId, organisationId), eq(t.event.jobId, jobId)))
    .orderBy(asc(t.event.sequence));
  return rows.map((row) => row.sequence);
}

async function snapshot(organisationId: string, jobId: string) {
  const { job } = await loadJob(databaseOf(env, organisationId), organisationId, jobId);
  return { job, sequences: await sequences(organisationId, jobId) };
}
