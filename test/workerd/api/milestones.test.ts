import { afterEach, expect, test, vi } from "vitest";
import { forgetfulStripe } from "../billing/forgetful-stripe.ts";
import { send } from "../crew/jobs.ts";
import { aCaller, aTicket, type Body, type Caller } from "./caller.ts";

afterEach(() => vi.restoreAllMocks());

const DEPOSIT = { title: "Deposit", kind: "deposit", share: { percent: "30" } };
const FRAME = { title: "Frame done", kind: "progress", share: { amount: 5000 } };

type Part = { id: string; title: string; status: string; invoiceId: string | null };
type Planned = Body & { milestones: Part[]; changeOrders: object[] };

async function anAcceptedJob(caller: Caller): Promise<{ id: string; path: string }> {
  const { body } = await caller.post("/jobs", aTicket());
  await caller.post(`/jobs/${body.id}/transitions`, { to: "accepted" });
  return { id: body.id, path: `/jobs/${body.id}` };
}

async function planned(caller: Caller, path: string, milestones: object[]) {
  const { status, body } = await caller.put(`${path}/milestones`, { milestones });
  return { status, body: body as Planned };
}

test("A job that nobody planned has its final milestone, in the list as by itself", async () => {
  const caller = await aCaller();
  const { path } = await anAcceptedJob(caller);
  const { body } = await caller.get(path);
  expect(body).toMatchObject({
    milestones: [
      {
        ...{ title: "The whole job", kind: "final", share: null, status: "planned" },
        ...{ reachedAt: null, invoiceId: null },
      },
    ],
    changeOrders: [],
  });
  expect((await caller.get("/jobs")).body.data).toEqual([body]);
});

test("A plan is kept in its order, and the same again changes nothing", async () => {
  const caller = await aCaller();
  const { path } = await anAcceptedJob(caller);
  const first = await planned(caller, path, [DEPOSIT, FRAME]);
  expect(first.status).toBe(200);
  expect(first.body.milestones).toMatchObject([
    { title: "Deposit", kind: "deposit", share: { percent: "30", amount: null }, status: "planned" },
    { title: "Frame done", kind: "progress", share: { percent: null, amount: 5000 } },
    { title: "The rest of the job", kind: "final", share: null },
  ]);
  const again = await planned(caller, path, [DEPOSIT, FRAME]);
  expect(again.body).toEqual(first.body);
  // As it was answered, it can be sent back: other way round, under the same ids.
  const [deposit, frame] = first.body.milestones.map(({ id, title }) => ({ id, title }));
  const turned = await planned(caller, path, [
    { ...FRAME, ...frame, share: { percent: null, amount: 5000 } },
    { ...DEPOSIT, ...deposit, share: { percent: "30", amount: null } },
  ]);
  expect(turned.body.milestones.map(({ id }) => id).slice(0, 2)).toEqual([frame?.id, deposit?.id]);
  const none = await planned(caller, path, []);
  expect(none.body.milestones).toMatchObject([{ title: "The whole job", kind: "final" }]);
});

test("A part that is reached is billed where the rules say so, once, however often it is said", async () => {
  forgetfulStripe({ loses: false });
  const billing = { moment: "approved", way: "auto_draft_then_review" } as const;
  const caller = await aCaller({ photosBefore: 0, photosAfter: 0, signature: false, billing });
  const { path } = await anAcceptedJob(caller);
  const plan = await planned(caller, path, [DEPOSIT]);
  const reach = `${path}/milestones/${plan.body.milestones[0]?.id}/reach`;
  const answers = await Promise.all([1, 2].map(() => caller.post(reach)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const { body } = await caller.get(path);
  expect(body.invoices).toHaveLength(1);
  expect(body).toMatchObject({
    milestones: [
      { status: "billed", reachedAt: expect.any(String), invoiceId: body.invoices[0]?.id },
      { status: "planned", invoiceId: null },
    ],
  });
  const kept = await planned(caller, path, [DEPOSIT]);
  expect([kept.status, kept.body.version]).toEqual([200, body.version]);
  const taken = await planned(caller, path, []);
  expect(taken).toMatchObject({ status: 409, body: { code: "milestone_billed" } });
});

test("One key reaches once, and a part that is not billed by itself waits", async () => {
  const caller = await aCaller();
  const { path } = await anAcceptedJob(caller);
  const plan = await planned(caller, path, [DEPOSIT]);
  const reach = `${path}/milestones/${plan.body.milestones[0]?.id}/reach`;
  const first = await caller.post(reach, undefined, { "Idempotency-Key": "k1" });
  expect(first.body).toMatchObject({
    milestones: [{ status: "reached", invoiceId: null }, {}],
    invoices: [],
  });
  const again = await caller.post(reach, undefined, { "Idempotency-Key": "k1" });
  expect(again.headers.get("Idempotency-Replayed")).toBe("true");
  expect(again.body).toEqual(first.body);
});

test("What stands against it is said: a new job, the final part, more than the job, nobody's part", async () => {
  const caller = await aCaller();
  const { body: job } = await caller.post("/jobs", aTicket());
  const plan = await planned(caller, `/jobs/${job.id}`, [DEPOSIT]);
  const [deposit, final] = plan.body.milestones;
  const reach = (id = "mile_none") => caller.post(`/jobs/${job.id}/milestones/${id}/reach`);
  expect(await reach(deposit?.id)).toMatchObject({ status: 409, body: { code: "illegal_transition" } });
  expect(await reach(final?.id)).toMatchObject({ status: 422, body: { code: "invalid_input" } });
  expect(await reach()).toMatchObject({ status: 404, body: { code: "not_found" } });
  expect(await reach("what is this")).toMatchObject({ status: 404 });
  const much = { ...FRAME, share: { amount: 50_000 } };
  expect(await planned(caller, `/jobs/${job.id}`, [much])).toMatchObject({
    ...{ status: 409, body: { code: "too_much" } },
  });
  const stranger = await aCaller();
  expect((await stranger.put(`/jobs/${job.id}/milestones`, { milestones: [] })).status).toBe(404);
  expect((await stranger.post(`/jobs/${job.id}/milestones/${deposit?.id}/reach`)).status).toBe(404);
});

test("A change order is told with its answer", async () => {
  const caller = await aCaller();
  const { id, path } = await anAcceptedJob(caller);
  await caller.patch(path, { notToExceed: 20_000 });
  const door = { description: "Door", quantity: "1", unitAmount: 10_000, kind: "material" as const };
  await send(caller.organisationId, id, {
    ...{ type: "propose_change", id: "chg_1", title: "A new door", reason: "Rotten.", lines: [door] },
  });
  const asked = {
    ...{ id: "chg_1", title: "A new door", reason: "Rotten.", status: "asked", amount: 10_000 },
    ...{ notToExceed: 29_781, askedBy: "Olivia", answer: null, answeredBy: null, answeredAt: null },
  };
  expect((await caller.get(path)).body).toMatchObject({ total: 19_781, changeOrders: [asked] });
  await send(caller.organisationId, id, {
    ...{ type: "answer_change", id: "chg_1", approved: true, words: "Yes." },
  });
  const { body } = await caller.get(path);
  expect(body).toMatchObject({
    ...{ total: 29_781, notToExceed: 29_781 },
    changeOrders: [{ status: "approved", answer: "Yes.", answeredBy: "Olivia" }],
  });
  expect((await caller.get("/jobs")).body.data).toEqual([body]);
});
