import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { markSeen, todayQueries } from "../../../src/worker/crew/today-records.ts";
import type { TodaySnapshot } from "../../../src/worker/crew/today-snapshot.ts";
import { databaseOf } from "../../../src/worker/database/database.ts";
import { assignment, job, member, organisation } from "../../../src/worker/database/schema.ts";
import { sendCommand } from "../../../src/worker/jobs/send-command.ts";
import type { Command } from "../../../src/worker/jobs/types.ts";
import { aMember, anOrganisation, type Person, signedIn } from "../auth/people.ts";
import { type Browser, testEnv } from "../http/browser.ts";
import { aJob, send } from "./jobs.ts";

const JSON_PLEASE = { Accept: "application/json" };

async function aCrewWithAJob() {
  const organisationId = await anOrganisation();
  const ray = await aMember("crew", { organisationId });
  const { row } = await aJob(organisationId, [ray.memberId]);
  return { organisationId, ray, jobId: row.id, phone: await signedIn(ray) };
}

async function today(phone: Browser): Promise<TodaySnapshot> {
  const answer = await phone.get("/crew", JSON_PLEASE);
  expect(answer.headers.get("Content-Type")).toContain("application/json");
  expect(answer.headers.get("Vary")).toContain("Accept");
  return await answer.json<TodaySnapshot>();
}

async function changesOn(phone: Browser, jobId: string) {
  const { jobs } = await today(phone);
  return jobs.find(({ id }) => id === jobId)?.changes;
}

function sendAs({ organisationId, memberId }: Person, jobId: string, command: Command) {
  const actor = { kind: "member" as const, id: memberId, name: "Ray" };
  return sendCommand(testEnv(), { organisationId, jobId, command, actor, source: "crew" });
}

test("The page and its data show the crew's own jobs and nobody else's", async () => {
  const { organisationId, jobId, phone } = await aCrewWithAJob();
  const colleague = await aMember("crew", { organisationId });
  const theirs = await aJob(organisationId, [colleague.memberId]);
  const stranger = await aMember("crew");
  const elsewhere = await aJob(stranger.organisationId, [stranger.memberId]);

  const snapshot = await today(phone);
  expect(snapshot.jobs.map(({ id }) => id)).toEqual([jobId]);
  expect(snapshot).toMatchObject({ locale: "en-US", timeZone: "America/New_York", done: [] });
  expect(snapshot.member).toMatchObject({
    language: "en",
    role: "crew",
    organisationName: "Gulf Coast Screens",
  });
  expect(snapshot.jobs[0]).toMatchObject({
    ...{ status: "scheduled", changes: ["new"], phone: "(813) 555-0199", windowStart: null },
    site: { line1: "842 Cypress Bend Dr", line2: "Unit 14B", city: "Tampa", latitude: null, longitude: null },
  });

  const html = await (await phone.get("/crew")).text();
  expect(html).toContain(`href="/crew/jobs/${jobId}"`);
  for (const id of [theirs.row.id, elsewhere.row.id]) expect(html).not.toContain(id);
  const data = /<script type="application\/json" id="snapshot">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(JSON.parse(data)).toMatchObject({ jobs: snapshot.jobs, member: snapshot.member });
  expect((await today(await signedIn(stranger))).jobs.map(({ id }) => id)).toEqual([elsewhere.row.id]);
});

test("What others changed is news until the crew looked at the job, and what the crew does itself is none", async () => {
  const { organisationId, ray, jobId, phone } = await aCrewWithAJob();
  expect(await changesOn(phone, jobId)).toEqual(["new"]);
  await (await phone.get(`/crew/jobs/${jobId}`)).text();
  expect(await changesOn(phone, jobId)).toEqual([]);

  const window = { start: "08:00", end: "10:00" };
  await send(organisationId, jobId, { type: "assign", assigneeIds: [ray.memberId], window });
  await send(organisationId, jobId, { type: "edit", details: { title: "Rescreen the lanai" } });
  await send(organisationId, jobId, { type: "note", id: "note_office", body: "Gate 4417" });
  await sendAs(ray, jobId, { type: "set_out" });
  await sendAs(ray, jobId, { type: "note", id: "note_ray", body: "On my way" });
  expect(await changesOn(phone, jobId)).toEqual(["time", "title", "note"]);
  expect(await changesOn(phone, jobId)).toEqual(["time", "title", "note"]);
  const html = await (await phone.get("/crew")).text();
  expect(html).toMatch(/8:00–10:00.AM.*New time.*New title.*New note/s);

  await (await phone.get(`/crew/jobs/${jobId}`)).text();
  expect(await changesOn(phone, jobId)).toEqual([]);
  await sendAs(ray, jobId, { type: "note", id: "note_ray_2", body: "Parked" });
  expect(await changesOn(phone, jobId)).toEqual([]);
});

test("A colleague who comes along is news of the crew, not of the time", async () => {
  const { organisationId, ray, jobId, phone } = await aCrewWithAJob();
  await (await phone.get(`/crew/jobs/${jobId}`)).text();
  const second = await aMember("crew", { organisationId });
  const assigneeIds = [ray.memberId, second.memberId];
  await send(organisationId, jobId, { type: "assign", assigneeIds });
  expect(await changesOn(phone, jobId)).toEqual(["crew"]);
  expect(await changesOn(await signedIn(second), jobId)).toEqual(["new"]);
  await send(organisationId, jobId, { type: "schedule", scheduledOn: "2031-05-02" });
  expect(await changesOn(phone, jobId)).toEqual(["time", "crew"]);
});

test("A look marks one's own assignment and nothing else, and never goes back", async () => {
  const { organisationId, ray, jobId } = await aCrewWithAJob();
  const db = databaseOf(env, organisationId);
  const second = await aMember("crew", { organisationId });
  await send(organisationId, jobId, { type: "assign", assigneeIds: [ray.memberId, second.memberId] });
  const versionNow = async () =>
    (await db.select().from(organisation).where(eq(organisation.id, organisationId)))[0]?.version;
  const seen = async (memberId: string) => {
    const own = and(eq(assignment.organisationId, organisationId), eq(assignment.memberId, memberId));
    return (await db.select().from(assignment).where(own)).map(({ seenVersion }) => seenVersion);
  };
  const before = await versionNow();
  await markSeen(db, organisationId, ray.memberId, jobId, 3);
  await markSeen(db, organisationId, ray.memberId, jobId, 2);
  await markSeen(db, await anOrganisation(), second.memberId, jobId, 9);
  await markSeen(db, organisationId, (await aMember("office", { organisationId })).memberId, jobId, 9);
  expect([await seen(ray.memberId), await seen(second.memberId)]).toEqual([[3], [null]]);
  expect(await versionNow()).toBe(before);
});

test("The language is each member's own choice, else the organisation's", async () => {
  const { organisationId, ray, phone } = await aCrewWithAJob();
  const db = databaseOf(env, organisationId);
  await db.update(organisation).set({ locale: "es-MX" }).where(eq(organisation.id, organisationId));
  expect(await (await phone.get("/crew")).text()).toMatch(/<html lang="es">.*Por hacer/s);

  const chosen = await phone.post("/crew/language", { language: "en" });
  expect([chosen.status, chosen.headers.get("Location")]).toEqual([303, "/crew"]);
  expect(await (await phone.get("/crew")).text()).toMatch(/<html lang="en">.*To do/s);
  expect((await today(phone)).member.language).toBe("en");
  const second = await signedIn(await aMember("crew", { organisationId }));
  expect((await today(second)).member.language).toBe("es");

  const refused = await phone.post("/crew/language", { language: "tlh" });
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining("Choose English or Spanish."),
  ]);
  const foreign = await phone.post("/crew/language", { language: "es" }, { "Sec-Fetch-Site": "cross-site" });
  expect(foreign.status).toBe(403);
  const rows = await db.select().from(member).where(eq(member.id, ray.memberId));
  expect(rows.map(({ language }) => language)).toEqual(["en"]);
});

test("Without a session, or without one of the roles, there is no list", async () => {
  const { organisationId, ray, phone } = await aCrewWithAJob();
  const db = databaseOf(env, organisationId);
  // A word that no role has, as a hand in the database may leave it.
  await env.DB.prepare("UPDATE member SET role = 'guest' WHERE id = ?").bind(ray.memberId).run();
  for (const headers of [{}, JSON_PLEASE]) expect((await phone.get("/crew", headers)).status).toBe(404);
  expect((await phone.post("/crew/language", { language: "es" })).status).toBe(404);
  await db.update(member).set({ active: false }).where(eq(member.id, ray.memberId));
  expect((await phone.get("/crew")).headers.get("Location")).toBe("/sign-in?to=%2Fcrew");
  expect((await phone.get("/crew", JSON_PLEASE)).status).toBe(401);
});

test("The office sees that the list holds only what is given to them", async () => {
  const organisationId = await anOrganisation();
  const office = await signedIn(await aMember("office", { organisationId }));
  const html = await (await office.get("/crew")).text();
  expect(html).toContain("Only jobs that are assigned to you");
  expect(html).toContain('href="/office"');
});

test("The list costs the rows of the member's own jobs, however much others have", async () => {
  const { organisationId, ray, jobId, phone } = await aCrewWithAJob();
  await (await phone.get(`/crew/jobs/${jobId}`)).text();
  await send(organisationId, jobId, { type: "note", id: "note_1", body: "Gate 4417" });
  const colleague = await aMember("crew", { organisationId });
  for (let count = 0; count < 5; count++) await aJob(organisationId, [colleague.memberId]);

  // Assignment, job, site and customer; nothing done; assignment and its one new event. The end of each range counts too.
  expect(await costOfToday(ray)).toEqual([
    [1, 5],
    [0, 1],
    [1, 4],
  ]);
});

test("News is read of the hundred jobs that are shown, and of none behind them", async () => {
  const { organisationId, ray, jobId, phone } = await aCrewWithAJob();
  await send(organisationId, jobId, { type: "schedule", scheduledOn: "2031-05-02" });
  await (await phone.get(`/crew/jobs/${jobId}`)).text();
  await send(organisationId, jobId, { type: "note", id: "note_1", body: "Gate 4417" });
  await alike(ray, jobId, 99, "2031-05-01");
  const [, , few] = await costOfToday(ray);
  await alike(ray, jobId, 200, "2031-05-03");
  const [, , many] = await costOfToday(ray);
  const { jobs } = await today(phone);
  expect([jobs.length, jobs.at(-1)]).toEqual([
    100,
    expect.objectContaining({ id: jobId, changes: ["note"] }),
  ]);
  expect(many).toEqual(few);
});

/** Rows found and rows read by each of the list's queries. */
function costOfToday({ organisationId, memberId }: Person): Promise<number[][]> {
  const queries = todayQueries(databaseOf(env, organisationId), organisationId, memberId, Date.now());
  const costs = queries.map(async (query) => {
    const { sql, params } = query.toSQL();
    const { meta, results } = await env.DB.prepare(sql)
      .bind(...params)
      .all();
    return [results.length, meta.rows_read];
  });
  return Promise.all(costs);
}

/** More jobs like this one, for the same member and for one day. */
async function alike(
  { organisationId, memberId }: Person,
  jobId: string,
  count: number,
  scheduledOn: string,
) {
  const db = databaseOf(env, organisationId);
  const [row] = await db.select().from(job).where(eq(job.id, jobId));
  if (!row) throw new Error("there is no such job");
  for (let nth = 0; nth < count; nth++) {
    const id = `${jobId}_${scheduledOn}_${nth}`;
    await db.batch([
      db.insert(job).values({ ...row, id, ticketNumber: id, scheduledOn }),
      db
        .insert(assignment)
        .values({ organisationId, memberId, jobId: id, active: true, scheduledOn, seenVersion: 1 }),
    ]);
  }
}
