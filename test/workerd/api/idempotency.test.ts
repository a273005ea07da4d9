import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { idempotency, job } from "../../../src/worker/database/schema.ts";
import { testEnv } from "../http/browser.ts";
import { aCaller, aPicture, aTicket, type Caller } from "./caller.ts";

const withKey = (key: string) => ({ "Idempotency-Key": key });

function jobsOf({ organisationId }: Caller): Promise<number> {
  return databaseOf(testEnv(), organisationId).$count(job, eq(job.organisationId, organisationId));
}

function setRow({ organisationId }: Caller, key: string, fields: Partial<typeof idempotency.$inferInsert>) {
  return databaseOf(testEnv(), organisationId)
    .update(idempotency)
    .set(fields)
    .where(and(eq(idempotency.organisationId, organisationId), eq(idempotency.key, key)));
}

test("The same request again gets the first answer", async () => {
  const caller = await aCaller();
  const ticket = aTicket({ ticketNumber: undefined });
  const first = await caller.post("/jobs", ticket, withKey("k1"));
  const second = await caller.post("/jobs", ticket, withKey("k1"));
  expect(first.headers.get("Idempotency-Replayed")).toBeNull();
  expect(second.headers.get("Idempotency-Replayed")).toBe("true");
  expect(second).toMatchObject({ status: 201, body: first.body });
  expect(await jobsOf(caller)).toBe(1);
});

test("Ten at once with one key are one job", async () => {
  const caller = await aCaller();
  const ticket = aTicket({ ticketNumber: undefined });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => caller.post("/jobs", ticket, withKey("k1"))),
  );
  for (const { status, body } of answers) {
    expect(status === 201 || (status === 409 && body.code === "idempotency_key_in_use")).toBe(true);
  }
  expect(await jobsOf(caller)).toBe(1);
  expect((await caller.post("/jobs", ticket, withKey("k1"))).status).toBe(201);
});

test("A key says one thing", async () => {
  const caller = await aCaller();
  const { body: made } = await caller.post("/jobs", aTicket(), withKey("k1"));
  const other = await caller.post("/jobs", aTicket(), withKey("k1"));
  expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  const elsewhere = await caller.post(`/jobs/${made.id}/transitions`, { to: "accepted" }, withKey("k1"));
  expect(elsewhere).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  expect(await jobsOf(caller)).toBe(1);
});

test("Another organisation's key is another key", async () => {
  const [one, two] = [await aCaller(), await aCaller()];
  const ticket = aTicket();
  const answers = [
    await one.post("/jobs", ticket, withKey("k1")),
    await two.post("/jobs", ticket, withKey("k1")),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
  expect(answers[0]?.body.id).not.toBe(answers[1]?.body.id);
});

test("After a refusal the same key may be tried again: what stood against it may be mended", async () => {
  const caller = await aCaller();
  const { body: made } = await caller.post("/jobs", aTicket());
  const path = `/jobs/${made.id}/transitions`;
  const refused = await caller.post(path, { to: "on_site" }, withKey("k1"));
  expect(refused.status).toBe(409);
  await caller.post(path, { to: "accepted" });
  const again = await caller.post(path, { to: "on_site" }, withKey("k1"));
  expect(again).toMatchObject({ status: 200, body: { status: "on_site" } });
  expect(again.headers.get("Idempotency-Replayed")).toBeNull();
});

test("A form counts by its parts, whatever boundary the client draws", async () => {
  const caller = await aCaller();
  const { body: made } = await caller.post("/jobs", aTicket());
  const photo = (variant: number) =>
    caller.form(`/jobs/${made.id}/photos`, { file: aPicture(variant), label: "before" }, withKey("k1"));
  expect((await photo(1)).status).toBe(201);
  const again = await photo(1);
  expect(again.status).toBe(201);
  expect(again.headers.get("Idempotency-Replayed")).toBe("true");
  expect(await photo(2)).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
});

test("A call that died is taken over after a minute, and its ticket is still one job", async () => {
  const caller = await aCaller();
  const ticket = aTicket({ ticketNumber: undefined });
  const { body: made } = await caller.post("/jobs", ticket, withKey("k1"));
  await setRow(caller, "k1", { status: null, body: null, createdAt: Date.now() - 59_000 });
  expect((await caller.post("/jobs", ticket, withKey("k1"))).body.code).toBe("idempotency_key_in_use");
  await setRow(caller, "k1", { createdAt: Date.now() - 61_000 });
  expect((await caller.post("/jobs", ticket, withKey("k1"))).body.id).toBe(made.id);
  expect(await jobsOf(caller)).toBe(1);
});

test("After a day a key is free again", async () => {
  const caller = await aCaller();
  await caller.post("/jobs", aTicket(), withKey("k1"));
  await setRow(caller, "k1", { createdAt: Date.now() - 86_400_000 - 1_000 });
  expect((await caller.post("/jobs", aTicket(), withKey("k1"))).status).toBe(201);
  expect(await jobsOf(caller)).toBe(2);
});

test("What broke is not kept", async () => {
  const caller = await aCaller();
  const { body: made } = await caller.post("/jobs", aTicket());
  const path = `/jobs/${made.id}/transitions`;
  const broken = await caller.withoutObjects(() => caller.post(path, { to: "accepted" }, withKey("k1")));
  expect(broken).toMatchObject({ status: 500, body: { code: "unexpected" } });
  expect((await caller.post(path, { to: "accepted" }, withKey("k1"))).status).toBe(200);
});

test("A key has 1 to 255 characters", async () => {
  const caller = await aCaller();
  const answer = await caller.post("/jobs", aTicket(), withKey("k".repeat(256)));
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "Idempotency-Key" }] } });
  expect((await caller.post("/jobs", aTicket(), withKey("k".repeat(255)))).status).toBe(201);
});
