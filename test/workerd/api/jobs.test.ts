import { expect, test } from "vitest";
import { aMember } from "../auth/people.ts";
import { send } from "../crew/jobs.ts";
import { aCaller, aPicture, aTicket } from "./caller.ts";

test("A ticket becomes a job, is done with proof, and is approved", async () => {
  const caller = await aCaller();
  const ana = await aMember("crew", { organisationId: caller.organisationId });
  const ticket = aTicket({
    dueOn: "2026-04-30",
    notToExceed: 45000,
    customer: { name: " Lakeside\u0000 ", email: "ap@lakeside.example" },
  });
  const handedIn = await caller.post("/jobs", ticket);
  expect(handedIn.status).toBe(201);
  expect(handedIn.body).toMatchObject({
    ...{ source: "lakeside", ticketNumber: ticket.ticketNumber, portal: "Lakeside", status: "new" },
    ...{ currency: "usd", dueOn: "2026-04-30", notToExceed: 45000, total: 19781 },
    customer: { name: "Lakeside", email: "ap@lakeside.example", phone: null, externalId: null },
    site: { line1: "14 Shore Road", city: "Madison", line2: null },
    lineItems: [{ quantity: "1.5", unitAmount: 12500, taxRate: "5.5", kind: "labour", amount: 18750 }],
    ...{ photos: [], signature: null, invoices: [], billing: { status: "not_billed" }, version: 1 },
  });
  const again = await caller.post("/jobs", { ...ticket, title: "Repair both porch screens" });
  expect(again.status).toBe(200);
  expect(again.body).toMatchObject({ id: handedIn.body.id, title: "Repair both porch screens" });

  const path = `/jobs/${handedIn.body.id}`;
  const go = (to: string, more: object = {}) => caller.post(`${path}/transitions`, { to, ...more });
  expect((await go("accepted")).body.status).toBe("accepted");
  const scheduled = await go("scheduled", { assigneeIds: [ana.memberId], scheduledOn: "2026-04-01" });
  expect(scheduled.body).toMatchObject({
    status: "scheduled",
    assigneeIds: [ana.memberId],
    scheduledOn: "2026-04-01",
  });
  expect((await go("en_route")).body.status).toBe("en_route");
  const at = new Date(Date.now() - 3_600_000).toISOString();
  expect((await go("on_site", { at })).body).toMatchObject({ status: "on_site", onSiteAt: at });

  const early = await go("completed");
  expect(early.status).toBe(409);
  expect(early.headers.get("Content-Type")).toBe("application/problem+json");
  expect(early.body).toMatchObject({
    code: "proof_missing",
    missing: [
      { requirement: "photos_before" },
      { requirement: "photos_after" },
      { requirement: "signature" },
    ],
  });

  const before = {
    file: aPicture(1),
    label: "before",
    takenAt: at,
    latitude: "43.07",
    longitude: "-89.4",
    clientId: "p1",
  };
  const photo = await caller.form(`${path}/photos`, before);
  expect(photo.status).toBe(201);
  expect(photo.body.photos).toMatchObject([
    { label: "before", takenAt: at, width: 1, height: 1, latitude: 43.07 },
  ]);
  expect((await caller.form(`${path}/photos`, before)).status).toBe(200);
  expect(
    (await caller.form(`${path}/photos`, { file: aPicture(2), label: "after" })).body.photos,
  ).toHaveLength(2);
  const signed = await caller.form(`${path}/signature`, {
    file: aPicture(3),
    name: "Pat Doe",
    role: "Manager",
  });
  expect(signed.status).toBe(201);
  expect(signed.body.signature).toMatchObject({ name: "Pat Doe", role: "Manager" });

  expect((await go("completed")).body.status).toBe("completed");
  expect((await go("returned", { reason: "The corner is loose" })).body).toMatchObject({
    status: "returned",
    completedAt: null,
  });
  expect((await go("completed")).body.status).toBe("completed");
  expect((await go("approved")).body.status).toBe("approved");

  const shown = await caller.get(path);
  expect(shown.body).toMatchObject({ status: "approved", billing: { status: "not_billed" } });
  const { body: history } = await caller.get(`${path}/events?limit=100`);
  const types = history.data.map((event: { type: string }) => event.type);
  expect(types.slice(0, 3)).toEqual(["job.created", "job.updated", "job.accepted"]);
  expect(types.at(-1)).toBe("job.approved");
  expect(history.data[0]).toMatchObject({
    sequence: 1,
    source: "api",
    actor: { kind: "api", name: "Zapier" },
  });
  expect(history.data.at(-1)?.sequence).toBe(shown.body.version);
});

test("Approving bills where the rules say so", async () => {
  const billing = { moment: "approved", way: "auto_send" } as const;
  const caller = await aCaller({ photosBefore: 0, photosAfter: 0, signature: false, billing });
  const { body: job } = await caller.post("/jobs", aTicket());
  for (const to of ["accepted", "on_site", "completed", "approved"]) {
    expect((await caller.post(`/jobs/${job.id}/transitions`, { to })).status).toBe(200);
  }
  const { body } = await caller.get(`/jobs/${job.id}`);
  expect(body.billing.status).toBe("draft");
  expect(body.invoices).toMatchObject([{ status: "draft", total: 19781, amountDue: 19781, currency: "usd" }]);
  const fixed = await caller.patch(`/jobs/${job.id}`, { lineItems: [] });
  expect(fixed).toMatchObject({ status: 409, body: { code: "lines_billed" } });
});

test("A job on hold goes on where it was, and only there", async () => {
  const caller = await aCaller();
  const { body: job } = await caller.post("/jobs", aTicket());
  const go = (to: string, more: object = {}) => caller.post(`/jobs/${job.id}/transitions`, { to, ...more });
  await go("accepted");
  expect(await go("on_hold")).toMatchObject({ status: 409, body: { code: "reason_missing" } });
  expect((await go("on_hold", { reason: "Waits for a part" })).body).toMatchObject({
    ...{ status: "on_hold", reason: "Waits for a part" },
  });
  expect(await go("on_site")).toMatchObject({ status: 409, body: { code: "illegal_transition" } });
  expect((await go("accepted")).body).toMatchObject({ status: "accepted", reason: null });
  for (const to of ["new", "closed"]) {
    expect(await go(to)).toMatchObject({ status: 409, body: { code: "illegal_transition" } });
  }
});

test("Details and lines change until they are billed", async () => {
  const caller = await aCaller();
  const { body: job } = await caller.post("/jobs", aTicket({ description: "Torn" }));
  const changed = await caller.patch(`/jobs/${job.id}`, {
    ...{ title: "Both screens", description: null, dueOn: "2028-02-29" },
    lineItems: [{ description: "Screens", quantity: "2", unitAmount: 99_999, taxRate: 8.25 }],
  });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({
    ...{ title: "Both screens", description: null, dueOn: "2028-02-29", total: 216_498 },
    lineItems: [{ quantity: "2", taxRate: "8.25", kind: "other", amount: 199_998 }],
  });
  const nothing = await caller.patch(`/jobs/${job.id}`, {});
  expect(nothing.body.version).toBe(changed.body.version);
});

test("Work is dated by when it was done, within reason", async () => {
  const caller = await aCaller();
  const { body: job } = await caller.post("/jobs", aTicket());
  const dated = (at: number) =>
    caller.post(`/jobs/${job.id}/transitions`, { to: "accepted", at: new Date(at).toISOString() });
  for (const at of [Date.now() + 6 * 60_000, Date.now() - 61 * 86_400_000]) {
    expect(await dated(at)).toMatchObject({ status: 422, body: { errors: [{ path: "at" }] } });
  }
  expect((await dated(Date.now() + 4 * 60_000)).status).toBe(200);
});

test("Only members of the organisation are given work", async () => {
  const caller = await aCaller();
  const stranger = await aMember("crew");
  const { body: job } = await caller.post("/jobs", aTicket());
  const answer = await caller.post(`/jobs/${job.id}/transitions`, {
    to: "scheduled",
    assigneeIds: [stranger.memberId],
  });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "assigneeIds.0" }] } });
});

test("A job tells the checklist, the closing fields, the time on site, its window and how it was signed", async () => {
  const checklist = [
    { id: "point_1", text: "Area clean" },
    { id: "point_2", text: "Gate shut" },
  ];
  const caller = await aCaller({ checklist, resolutionCodes: ["Repaired"] });
  const { organisationId } = caller;
  const site = { line1: "15 Shore Road", city: "Madison", latitude: 43.07, longitude: -89.4 };
  const { body: made } = await caller.post("/jobs", aTicket({ site }));
  expect(made).toMatchObject({
    site: { latitude: 43.07, longitude: -89.4 },
    checklist: [{ id: "point_1", text: "Area clean", answer: null, answeredBy: null, answeredAt: null }, {}],
    ...{
      resolutionCode: null,
      rootCause: null,
      serialNumbers: [],
      minutesOnSite: null,
      scheduledWindow: null,
    },
    lineItems: [{ unit: "" }],
  });
  const ana = await aMember("crew", { organisationId });
  const window = { start: "08:00", end: null };
  await send(organisationId, made.id, { type: "assign", assigneeIds: [ana.memberId], window });
  await send(organisationId, made.id, { type: "answer_checklist", itemId: "point_2", answer: "done" });
  const fields = { resolutionCode: "Repaired", serialNumbers: ["SN-77"] };
  await send(organisationId, made.id, { type: "fill_in", fields });
  await send(organisationId, made.id, { type: "correct_time", minutes: 72, reason: "Keys" });
  const line = { id: "line_9", kind: "material", description: "Spline", quantity: "12", unit: "ft" } as const;
  await send(organisationId, made.id, { type: "add_line", line: { ...line, unitAmount: 60, taxRate: null } });
  await caller.form(`/jobs/${made.id}/signature`, { file: aPicture(4), name: "Pat Doe" });

  const { body } = await caller.get(`/jobs/${made.id}`);
  expect(body).toMatchObject({
    checklist: [
      { id: "point_1", answer: null },
      { id: "point_2", text: "Gate shut", answer: "done", answeredBy: "Olivia" },
    ],
    ...{ ...fields, rootCause: null, minutesOnSite: 72, scheduledWindow: window },
    lineItems: [{ unit: "" }, { description: "Spline", unit: "ft" }],
    signature: { method: "drawn" },
  });
  const listed = await caller.get("/jobs");
  expect(listed.body.data).toEqual([body]);
});
