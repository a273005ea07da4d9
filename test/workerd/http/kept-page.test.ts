import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { member } from "../../../src/worker/database/schema.ts";
import { openEventFailure } from "../../../src/worker/failures/event-failures.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { aJob, send } from "../crew/jobs.ts";
import { testEnv } from "./browser.ts";

test("a page that nothing has changed since is not read again, and one write is enough to be seen", async () => {
  const { organisationId, browser, path } = await anOffice();
  const first = await text(browser.get(path));
  const batches = vi.spyOn(Object.getPrototypeOf(env.DB), "batch");
  expect(await text(browser.get(path))).toBe(first);
  expect(batches.mock.calls.map(([statements]) => (statements as unknown[]).length)).toEqual([3]);
  batches.mockRestore();

  await send(organisationId, path.split("/").at(-1) ?? "", { type: "note", id: "note_1", body: "Gate 4417" });
  expect(await text(browser.get(path))).toContain("Gate 4417");
  expect(await text(browser.get("/office/jobs"))).not.toContain("Second job");
});

test("the queue shows a new job at once", async () => {
  const { organisationId, browser } = await anOffice();
  const before = await text(browser.get("/office/jobs"));
  const { row } = await aJob(organisationId);
  const after = await text(browser.get("/office/jobs"));
  expect(before).not.toContain(row.id);
  expect(after).toContain(row.id);
});

test("what needs a person is counted in the bar as soon as it is written, also where no job changed", async () => {
  const { organisationId, browser } = await anOffice();
  const before = await text(browser.get("/office/jobs"));
  await openEventFailure(
    testEnv(),
    organisationId,
    { organisationId, eventId: "evt_1" },
    { jobId: null, reason: null },
  );
  expect(await text(browser.get("/office/jobs"))).not.toBe(before);
});

test("what is kept for one is never shown to another, nor to one whose role or session ended", async () => {
  const { organisationId, browser, path, memberId } = await anOffice();
  const mine = await text(browser.get(path));
  const colleague = await signedIn(await aMember("owner", { organisationId }));
  expect((await colleague.get(path)).status).toBe(200);
  const stranger = await signedIn(await aMember("office"));
  expect((await stranger.get(path)).status).toBe(404);
  const crew = await signedIn(await aMember("crew", { organisationId }));
  expect((await crew.get(path)).status).toBe(404);

  expect(await text(browser.get(path))).toBe(mine);
  await databaseOf(env, organisationId).update(member).set({ role: "crew" }).where(eq(member.id, memberId));
  expect((await browser.get(path)).status).toBe(404);
  await databaseOf(env, organisationId)
    .update(member)
    .set({ role: "office", active: false })
    .where(eq(member.id, memberId));
  expect((await browser.get(path)).status).toBe(303);
});

test("the part that htmx asks for is not mistaken for the page", async () => {
  const { browser, path } = await anOffice();
  const page = await text(browser.get(path));
  const part = await text(browser.get(path, { "HX-Request": "true", "HX-Request-Type": "partial" }));
  expect(page).toMatch(/^<!doctype html>/);
  expect(part).not.toMatch(/^<!doctype html>/);
  expect(await text(browser.get(path))).toBe(page);
});

async function anOffice() {
  const organisationId = await anOrganisation();
  const person = await aMember("office", { organisationId });
  const { row } = await aJob(organisationId);
  return {
    organisationId,
    memberId: person.memberId,
    browser: await signedIn(person),
    path: `/office/jobs/${row.id}`,
  };
}

async function text(response: Promise<Response>): Promise<string> {
  const answer = await response;
  expect(answer.status).toBe(200);
  return await answer.text();
}
