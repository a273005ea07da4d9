import { expect, test } from "vitest";
import { aCaller, aFailure, anInvoice, aTicket, type Body, type Caller } from "./caller.ts";

/** What is on all pages, from a cursor on. */
async function walk(caller: Caller, path: string, from: string | null = null): Promise<Body["data"]> {
  const seen: Body["data"] = [];
  let cursor = from;
  do {
    const { status, body } = await caller.get(`${path}${cursor === null ? "" : `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    seen.push(...body.data);
    cursor = body.nextCursor;
  } while (cursor !== null);
  return seen;
}

const idsOf = (rows: { id: string }[]) => rows.map((row) => row.id);

test("A walk through the jobs meets each once, the last change first", async () => {
  const caller = await aCaller();
  const made = await Promise.all(Array.from({ length: 11 }, () => caller.post("/jobs", aTicket())));
  const all = made.map(({ body }) => body.id);
  const seen = await walk(caller, "/jobs?limit=3");
  expect(seen).toHaveLength(11);
  expect(new Set(idsOf(seen))).toEqual(new Set(all));
  await caller.patch(`/jobs/${all[4]}`, { title: "Changed last" });
  const { body } = await caller.get("/jobs?limit=1");
  expect(body.data).toMatchObject([{ id: all[4], title: "Changed last", lineItems: [{ quantity: "1.5" }] }]);
  expect((await caller.get("/jobs?limit=11")).body.nextCursor).toBeNull();
});

test("A walk through the changes since a moment misses none that happens on the way", async () => {
  const caller = await aCaller();
  for (let made = 0; made < 4; made++) await caller.post("/jobs", aTicket());
  const since = "/jobs?updatedSince=2020-01-01T00:00:00Z&limit=2";
  const { body: first } = await caller.get(since);
  await caller.patch(`/jobs/${first.data[0]?.id}`, { title: "Changed on the way" });
  const rest = await walk(caller, since, first.nextCursor);
  expect(rest).toHaveLength(3);
  expect(rest.at(-1)).toMatchObject({ id: first.data[0]?.id, title: "Changed on the way" });
  expect((await caller.get("/jobs?updatedSince=2100-01-01T00:00:00%2B02:00")).body.data).toEqual([]);
});

test("Jobs are found by status, source, ticket and words", async () => {
  const caller = await aCaller();
  const { body: screen } = await caller.post("/jobs", aTicket({ source: "yard", ticketNumber: "Y-77" }));
  const { body: lawn } = await caller.post("/jobs", aTicket({ title: "Mow the lawn" }));
  await caller.post(`/jobs/${lawn.id}/transitions`, { to: "accepted" });
  const found = async (query: string) => idsOf((await caller.get(`/jobs?${query}`)).body.data);
  expect(await found("status=accepted")).toEqual([lawn.id]);
  expect(await found("source=yard")).toEqual([screen.id]);
  expect(await found("ticketNumber=Y-77")).toEqual([screen.id]);
  expect(await found("q=mow%20LAWN")).toEqual([lawn.id]);
  expect(await found("q=porch&status=accepted")).toEqual([]);
  expect(await found("q=!!!")).toEqual([]);
  expect(
    await found("q=repair%20the%20porch%20screen%20of%2014%20shore%20road%20in%20madison%20now"),
  ).toEqual([]);
  expect(await found("q=rep%20the%20por%20screen%20shore%20roa%20lakeside")).toEqual([screen.id]);
  expect((await found("q=lakeside&limit=1")).length).toBe(1);
});

test("A walk through a job's history meets each event once, in order", async () => {
  const caller = await aCaller();
  const { body: job } = await caller.post("/jobs", aTicket());
  for (const title of ["A", "B", "C", "D"]) await caller.patch(`/jobs/${job.id}`, { title });
  const seen = await walk(caller, `/jobs/${job.id}/events?limit=2`);
  expect(seen.map((event) => event.sequence)).toEqual([1, 2, 3, 4, 5]);
});

test("Invoices are listed by status, customer and what is overdue", async () => {
  const caller = await aCaller();
  const { body: job } = await caller.post("/jobs", aTicket());
  const late = await anInvoice(caller, job);
  const later = await anInvoice(caller, job, { createdAt: 3_000, dueOn: "2999-01-31" });
  const paid = await anInvoice(caller, job, {
    createdAt: 2_000,
    status: "paid",
    amountDue: 0,
    amountPaid: 19781,
  });
  const draft = await anInvoice(caller, job, {
    createdAt: 500,
    status: "draft",
    number: null,
    finalisedAt: null,
  });
  const found = async (query: string) => idsOf((await caller.get(`/invoices?${query}`)).body.data);
  expect(await found("")).toEqual([later, paid, late, draft]);
  expect(idsOf(await walk(caller, "/invoices?limit=1"))).toEqual([later, paid, late, draft]);
  expect(await found("status=paid")).toEqual([paid]);
  expect(await found("overdue=true")).toEqual([late]);
  expect(await found(`customer=${job.customer.id}&status=open`)).toEqual([later, late]);
  expect(await found("customer=cust_nobody")).toEqual([]);

  const { body } = await caller.get(`/invoices/${late}`);
  expect(body).toMatchObject({
    ...{ id: late, number: "GCS-0001", status: "open", jobId: job.id, overdue: true, dueOn: "2020-01-31" },
    ...{ subtotal: 18750, tax: 1031, total: 19781, amountDue: 19781, stripeInvoiceId: `in_${late}` },
    payUrl: expect.stringMatching(new RegExp(`^https://close.test/pay/.*${late}`)),
  });
  expect((await caller.get(`/invoices/${draft}`)).body).not.toHaveProperty("payUrl");
  const shown = await caller.get(`/jobs/${job.id}`);
  expect(shown.body.invoices).toHaveLength(4);
});

test("An invoice that is out is sent again", async () => {
  const caller = await aCaller();
  const ticket = aTicket();
  const { body: job } = await caller.post("/jobs", ticket);
  const open = await anInvoice(caller, job);
  // The job's object read the job before it had the invoice; a ticket makes it read again.
  await caller.post("/jobs", ticket);
  expect(await caller.post(`/invoices/${open}/send`)).toMatchObject({ status: 200, body: { id: open } });
  const { body: history } = await caller.get(`/jobs/${job.id}/events`);
  expect(history.data.at(-1)?.type).toBe("delivery.queued");
});

test("A walk through the failures meets each once, the newest first", async () => {
  const caller = await aCaller();
  const made: string[] = [];
  for (const at of [1, 2, 2, 2, 3]) made.push(await aFailure(caller, at));
  const seen = idsOf(await walk(caller, "/failures?limit=2"));
  expect(seen).toHaveLength(5);
  expect(new Set(seen)).toEqual(new Set(made));
  expect(seen[0]).toBe(made[4]);
  const retried = await caller.post(`/failures/${made[0]}/retry`);
  expect(retried).toMatchObject({ status: 409, body: { code: "not_retryable" } });
});

test("A page is 1 to 100 long and begins where another ended", async () => {
  const caller = await aCaller();
  for (const path of ["/jobs", "/invoices", "/failures"]) {
    for (const limit of ["0", "101", "-1", "1.5", "x", "", "1e2"]) {
      const answer = await caller.get(`${path}?limit=${limit}`);
      expect(answer, `${path} ${limit}`).toMatchObject({
        status: 422,
        body: { errors: [{ path: "limit" }] },
      });
    }
    for (const cursor of ["x", "!", "W10", btoa("[1]"), btoa('["a","b"]'), btoa("{}"), "%00"]) {
      const answer = await caller.get(`${path}?cursor=${cursor}`);
      expect(answer, `${path} ${cursor}`).toMatchObject({
        status: 422,
        body: { errors: [{ path: "cursor" }] },
      });
    }
  }
});
