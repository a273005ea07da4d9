import { expect, test } from "vitest";
import { Browser } from "../http/browser.ts";
import { aCaller, aFailure, anInvoice, aPicture, aTicket } from "./caller.ts";

test("What belongs to another organisation does not exist", async () => {
  const [owner, other] = [await aCaller(), await aCaller()];
  const { body: job } = await owner.post("/jobs", aTicket());
  const invoice = await anInvoice(owner, job);
  const failure = await aFailure(owner);
  const before = await owner.stored();

  const answers = {
    job: await other.get(`/jobs/${job.id}`),
    edit: await other.patch(`/jobs/${job.id}`, { title: "Mine" }),
    move: await other.post(`/jobs/${job.id}/transitions`, { to: "accepted" }),
    hold: await other.post(`/jobs/${job.id}/transitions`, { to: "new" }),
    photo: await other.form(`/jobs/${job.id}/photos`, { file: aPicture(), label: "before" }),
    signature: await other.form(`/jobs/${job.id}/signature`, { file: aPicture(), name: "Pat" }),
    events: await other.get(`/jobs/${job.id}/events`),
    invoice: await other.get(`/invoices/${invoice}`),
    send: await other.post(`/invoices/${invoice}/send`),
    retry: await other.post(`/failures/${failure}/retry`),
  };
  for (const [name, { status, body }] of Object.entries(answers)) {
    expect({ name, status, code: body.code }).toEqual({ name, status: 404, code: "not_found" });
  }
  for (const path of [
    "/jobs",
    "/jobs?q=porch",
    "/invoices",
    `/invoices?customer=${job.customer.id}`,
    "/failures",
  ]) {
    expect((await other.get(path)).body.data).toEqual([]);
  }
  expect(await owner.stored()).toEqual(before);
  expect((await owner.get(`/jobs/${job.id}`)).body).toMatchObject({ status: "new", version: 1 });
});

test("What nobody has does not exist either", async () => {
  const caller = await aCaller();
  for (const id of ["job_01", "nothing", "..%2f", "job_%00", `job_${"x".repeat(3000)}`, "%F0%9F%92%A9"]) {
    expect((await caller.get(`/jobs/${id}`)).status, id).toBe(404);
    expect((await caller.post(`/jobs/${id}/transitions`, { to: "accepted" })).status, id).toBe(404);
    expect((await caller.get(`/invoices/${id}`)).status, id).toBe(404);
  }
  expect(await caller.get("/nothing")).toMatchObject({ status: 404, body: { code: "not_found" } });
});

test("Nothing but the description is open without a key", async () => {
  const browser = new Browser();
  for (const path of ["/jobs", "/jobs/job_1", "/invoices", "/failures", "/nothing"]) {
    const answer = await browser.send(`/api/v1${path}`);
    expect(answer.status, path).toBe(401);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  }
  expect((await browser.send("/api/v1/openapi.json")).status).toBe(200);
});
