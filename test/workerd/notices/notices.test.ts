import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseOf } from "../../../src/worker/database/database.ts";
import {
  failure,
  invoice,
  member,
  notice,
  organisation,
  tally,
  vendorDocument,
} from "../../../src/worker/database/schema.ts";
import { retryFailure } from "../../../src/worker/failures/retry.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import { findDocuments } from "../../../src/worker/notices/find-documents.ts";
import { findStale } from "../../../src/worker/notices/find-stale.ts";
import { forgetNotices } from "../../../src/worker/notices/forget-notices.ts";
import { sendNotices } from "../../../src/worker/notices/send-notices.ts";
import { staleQueries } from "../../../src/worker/notices/stale-records.ts";
import { mailService } from "../auth/mail.ts";
import { aMember, anOrganisation, signedIn } from "../auth/people.ts";
import { testEnv } from "../http/browser.ts";

const HOUR = 3_600_000;
const env = testEnv({ APP_URL: "https://close.test" });
/** Seven in the morning in New York. */
const MORNING = Date.parse("2026-11-19T12:00:00Z");

beforeEach(async () => {
  // Each test has the timers to itself.
  await env.DB.batch([env.DB.prepare("DELETE FROM organisation"), env.DB.prepare("DELETE FROM notice")]);
  vi.useFakeTimers({ toFake: ["Date"], now: MORNING });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("owners and office are told before a paper ends and after, once for each step, whoever rings how often", async () => {
  const vendor = await aVendor();
  const coi = await vendor.paper("coi", "2026-12-19");
  const nights: [string, string[]][] = [
    ["2026-11-18T08:17:00Z", []],
    ["2026-11-19T08:17:00Z", ["The certificate of insurance ends on Dec 19, in 30 days"]],
    ["2026-11-20T08:17:00Z", []],
    ["2026-12-05T08:17:00Z", ["The certificate of insurance ends on Dec 19, in 14 days"]],
    ["2026-12-17T08:17:00Z", ["The certificate of insurance ends on Dec 19, in 2 days"]],
    ["2026-12-19T08:17:00Z", []],
    ["2026-12-20T08:17:00Z", ["The certificate of insurance ended on Dec 19"]],
    ["2027-02-01T08:17:00Z", []],
  ];
  let known = 0;
  for (const [night, titles] of nights) {
    vi.setSystemTime(new Date(night));
    await Promise.all([findDocuments(env), findDocuments(env), findDocuments(env)]);
    await findDocuments(env);
    const all = await vendor.notices();
    const told = all.slice(known);
    known = all.length;
    expect(told.map(({ title }) => title)).toEqual(titles.flatMap((title) => [title, title]));
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(titles.length ? vendor.told : []);
    for (const one of told) {
      expect(one).toMatchObject({ kind: "document", status: "queued" });
      expect(one.subject.startsWith(`${coi}:`)).toBe(true);
      expect(one.lines[0]?.path).toBe("/office/settings/documents");
    }
  }
});

test("a paper that was renewed, or does not end, reminds nobody", async () => {
  const vendor = await aVendor();
  await vendor.paper("coi", "2026-11-20");
  await vendor.paper("coi", "2027-11-20");
  await vendor.paper("w9", null);
  await findDocuments(env);
  expect(await vendor.notices()).toEqual([]);
});

test("jobs that lie about come in one letter a day, each with its place; a day without any has none", async () => {
  const vendor = await aVendor();
  await findStale(env);
  expect(await vendor.notices()).toEqual([]);
  const unbilled = await vendor.job({ status: "completed", completedAt: MORNING - 30 * HOUR, total: 31_250 });
  await vendor.job({ status: "completed", completedAt: MORNING - 2 * HOUR });
  const onSite = await vendor.job({ status: "on_site", onSiteAt: MORNING - 13 * HOUR });
  await vendor.job({ status: "on_site", onSiteAt: MORNING - HOUR });
  await vendor.paper("coi", "2026-12-01");
  await Promise.all([findStale(env), findStale(env)]);
  const [one, two, ...others] = await vendor.notices();
  expect(others).toEqual([]);
  expect([one?.recipient, two?.recipient].sort()).toEqual(vendor.told);
  expect(one).toMatchObject({
    ...{ kind: "stale", subject: "2026-11-19", status: "queued" },
    title: "1 finished job not billed, 1 job on site without all proof",
  });
  expect(one?.lines.map(({ path }) => path)).toEqual([
    ...[`/office/jobs/${unbilled}`, `/office/jobs/${onSite}`, "/office/settings/documents"],
  ]);
  expect(one?.lines[0]?.text).toContain("$312.50, completed yesterday, not billed");
  expect(one?.lines[1]?.text).toContain("2 before photos are missing");

  // A quarter of an hour later something else lies about: that is for tomorrow.
  vi.setSystemTime(MORNING + HOUR / 4);
  await vendor.job({ status: "completed", completedAt: MORNING - 50 * HOUR });
  await findStale(env);
  expect(await vendor.notices()).toHaveLength(2);
  vi.setSystemTime(MORNING + 24 * HOUR);
  await findStale(env);
  const next = await vendor.notices();
  expect(next).toHaveLength(4);
  expect(next[3]).toMatchObject({ subject: "2026-11-20", title: expect.stringContaining("3 finished jobs") });
});

test("a finished job with a live invoice does not lie about, and one that is approved and not billed does", async () => {
  const vendor = await aVendor();
  const old = { status: "approved", completedAt: MORNING - 60 * HOUR } as const;
  // Billed when it was completed, and not looked at since.
  const early = await vendor.job({ ...old, status: "completed" });
  const billed = await vendor.job(old);
  const unbilled = await vendor.job(old);
  const { organisationId } = vendor;
  const db = databaseOf(env, organisationId);
  const invoiceOf = (jobId: string) => ({
    ...{ organisationId, id: newId("invoice"), jobId, milestoneId: `m-${jobId}`, customerId: "c" },
    ...{ status: "open" as const, kind: "invoice" as const, currency: "usd", lines: [] },
    ...{ subtotal: 0, tax: 0, total: 0, amountDue: 0, createdAt: 0, dueOn: "2026-12-01" },
  });
  await db.batch([
    db.insert(invoice).values(invoiceOf(early)),
    db.insert(invoice).values(invoiceOf(billed)),
    db.insert(tally).values([
      { organisationId, kind: "unbilled", key: "2026-11-17", currency: "usd", count: 1, amount: 0 },
      { organisationId, kind: "approved_unbilled", key: "approved", currency: "usd", count: 1, amount: 0 },
      { organisationId, kind: "job", key: "completed", currency: "usd", count: 1, amount: 0 },
    ]),
  ]);
  await findStale(env);
  const [told] = await vendor.notices();
  expect(told?.lines.map(({ path }) => path)).toEqual([`/office/jobs/${unbilled}`]);
});

test.each([
  ["New York in summer", "America/New_York", "2026-07-01T11:00:00Z", "2026-07-01T12:00:00Z"],
  ["New York in winter", "America/New_York", "2026-12-01T12:00:00Z", "2026-12-01T11:45:00Z"],
  [
    "New York, the day the clocks go forward",
    "America/New_York",
    "2026-03-08T11:00:00Z",
    "2026-03-08T12:00:00Z",
  ],
  ["New York, the day they go back", "America/New_York", "2026-11-01T12:00:00Z", "2026-11-01T11:45:00Z"],
  ["Sydney, on the day before in UTC", "Australia/Sydney", "2026-11-18T20:00:00Z", "2026-11-19T12:00:00Z"],
  [
    "Kathmandu, whose hours begin at a quarter",
    "Asia/Kathmandu",
    "2026-11-19T01:15:00Z",
    "2026-11-19T01:00:00Z",
  ],
])("the letter is written at seven by the clock of %s", async (_, timeZone, seven, another) => {
  const vendor = await aVendor(timeZone);
  await vendor.job({ status: "completed", completedAt: Date.parse(seven) - 100 * HOUR });
  vi.setSystemTime(new Date(another));
  await findStale(env);
  expect(await vendor.notices()).toEqual([]);
  vi.setSystemTime(new Date(seven));
  for (let quarter = 0; quarter < 4; quarter++) {
    await findStale(env);
    vi.setSystemTime(Date.now() + HOUR / 4);
  }
  expect(await vendor.notices()).toHaveLength(vendor.told.length);
});

test("over a year of rings there is one letter a day, whatever the clocks do", async () => {
  const vendor = await aVendor();
  await vendor.job({ status: "completed", completedAt: Date.parse("2026-01-01T00:00:00Z") });
  const days = ["2026-03-07", "2026-03-08", "2026-03-09", "2026-10-31", "2026-11-01", "2026-11-02"];
  for (const day of days) {
    for (let quarter = 0; quarter < 96; quarter++) {
      vi.setSystemTime(Date.parse(`${day}T05:00:00Z`) + (quarter * HOUR) / 4);
      await findStale(env);
    }
  }
  const subjects = (await vendor.notices()).map(({ subject }) => subject);
  expect(subjects).toEqual(days.flatMap((day) => [day, day]));
});

test("two organisations are told of their own jobs alone, and one's broken clock keeps the other from nothing", async () => {
  const broken = await aVendor("Nowhere/Land");
  const [one, two] = [await aVendor(), await aVendor()];
  for (const vendor of [broken, one])
    await vendor.job({ status: "completed", completedAt: MORNING - 90 * HOUR });
  await expect(findStale(env)).rejects.toThrow();
  expect(await one.notices()).toHaveLength(2);
  expect(await two.notices()).toEqual([]);
});

test("Today shows what is left lying, and each number opens its list; never is never", async () => {
  const vendor = await aVendor();
  const office = await signedIn(await aMember("office", { organisationId: vendor.organisationId }));
  const today = async () =>
    /<section[^>]*id="lies-about".*?<\/section>/s.exec(await (await office.get("/office")).text())?.[0];
  expect(await today()).toBeUndefined();
  const unbilled = await vendor.job({ status: "completed", completedAt: MORNING - 30 * HOUR, total: 31_250 });
  await vendor.job({ status: "completed", completedAt: MORNING - 50 * HOUR, total: 10_000 });
  await vendor.job({ status: "completed", completedAt: MORNING - 20 * HOUR, total: 99_999 });
  const onSite = await vendor.job({ status: "on_site", onSiteAt: MORNING - 13 * HOUR });
  await vendor.paper("coi", "2026-12-01");
  const shown = (await today()) ?? "";
  expect(shown).toContain('<a href="/office/jobs?filter=unbilled">2 finished, not billed</a>');
  expect(shown).toContain("$412.50");
  expect(shown).toContain('<a href="/office/jobs?status=on_site">1 on site without all proof</a>');
  expect(shown).toContain('<a href="/office/settings/documents">1 paper to renew</a>');
  for (const id of [unbilled, onSite]) expect(shown).toContain(`href="/office/jobs/${id}"`);

  const never = { unbilledHours: 0, noProofHours: 0 };
  const db = databaseOf(env, vendor.organisationId);
  await db.update(organisation).set({ alerts: never }).where(eq(organisation.id, vendor.organisationId));
  expect(await today()).not.toMatch(/not billed|without all proof/);
});

test("a letter leaves once, with a link for each line, however many rings come at a time", async () => {
  const vendor = await aVendor();
  const jobId = await vendor.job({ status: "completed", completedAt: MORNING - 90 * HOUR });
  await findStale(env);
  const sent = mailService();
  await Promise.all([sendNotices(env), sendNotices(env), sendNotices(env)]);
  await sendNotices(env);
  expect(sent.map(({ to }) => to).sort()).toEqual(vendor.told);
  for (const mail of sent) {
    expect(mail.subject).toBe("1 finished job not billed");
    expect(mail.text).toContain(`https://close.test/office/jobs/${jobId}`);
    expect(mail.html).toContain(`href="https://close.test/office/jobs/${jobId}"`);
  }
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  expect((await vendor.notices()).map(({ status }) => status)).toEqual(["sent", "sent"]);
  expect(await vendor.failures()).toEqual([]);
});

test("a letter whose answer is lost goes again with the same key; after a day a person is asked, and it begins anew", async () => {
  const vendor = await aVendor("America/New_York", ["owner"]);
  await vendor.job({ status: "completed", completedAt: MORNING - 90 * HOUR });
  await findStale(env);
  let answer = () => new Response("gone", { status: 503 });
  const sent = mailService(() => answer());
  await sendNotices(env);
  await sendNotices(env);
  expect(sent).toHaveLength(1);
  for (const hours of [1, 3, 10, 20]) {
    vi.setSystemTime(MORNING + hours * HOUR);
    await sendNotices(env);
  }
  expect(sent).toHaveLength(5);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  expect((await vendor.notices())[0]).toMatchObject({ status: "queued", tries: 5 });
  expect(await vendor.failures()).toEqual([]);
  vi.setSystemTime(MORNING + 23 * HOUR);
  await sendNotices(env);
  expect((await vendor.notices())[0]).toMatchObject({ status: "unsure", dueAt: null });
  const [shown] = await vendor.failures();
  expect(shown).toMatchObject({ kind: "notice", status: "open" });
  expect(shown?.detail).toContain("may or may not have been sent");
  const browser = await signedIn(await aMember("office", { organisationId: vendor.organisationId }));
  expect(await (await browser.get("/office/failures")).text()).toContain("may or may not have been sent");

  answer = () => Response.json({ id: "mail_1" });
  await browser.post(`/office/failures/${shown?.id}/retry`);
  expect((await vendor.failures())[0]?.status).toBe("retrying");
  await sendNotices(env);
  expect(sent).toHaveLength(7);
  expect(sent[6]?.key).not.toBe(sent[0]?.key);
  expect((await vendor.notices())[0]?.status).toBe("sent");
  expect((await vendor.failures())[0]?.status).toBe("resolved");
});

test("a letter that the mail service refuses is shown at once, and shown again if it is refused again", async () => {
  const vendor = await aVendor("America/New_York", ["owner"]);
  await vendor.job({ status: "completed", completedAt: MORNING - 90 * HOUR });
  await findStale(env);
  const refusal = { name: "validation_error", statusCode: 422, message: "The address does not exist." };
  mailService(() => Response.json(refusal, { status: 422 }));
  await sendNotices(env);
  const [shown] = await vendor.failures();
  expect(shown?.detail).toContain("was not sent. The address does not exist.");
  const actor = { kind: "member", id: "m", name: "Ana" } as const;
  expect(await retryFailure(env, vendor.organisationId, shown?.id ?? "", actor)).toEqual({ ok: true });
  await sendNotices(env);
  expect(await vendor.failures()).toMatchObject([{ id: shown?.id, status: "open" }]);
});

test("the days' letters of long ago are forgotten; what was told of a paper is not, so that it is not told again", async () => {
  const vendor = await aVendor("America/New_York", ["owner"]);
  await vendor.job({ status: "completed", completedAt: MORNING - 90 * HOUR });
  await vendor.paper("coi", "2026-11-20");
  await findStale(env);
  await findDocuments(env);
  mailService();
  await sendNotices(env);
  vi.setSystemTime(MORNING + 89 * 24 * HOUR);
  await forgetNotices(env);
  expect(await vendor.notices()).toHaveLength(2);
  vi.setSystemTime(MORNING + 91 * 24 * HOUR);
  await forgetNotices(env);
  expect((await vendor.notices()).map(({ kind }) => kind)).toEqual(["document"]);
});

test("what is left lying costs as many rows with three hundred jobs as with thirty", async () => {
  const costs: number[][] = [];
  for (const count of [30, 300]) {
    const vendor = await aVendor();
    for (const status of ["completed", "approved", "on_site"] as const) await vendor.jobs(status, count);
    const db = databaseOf(env, vendor.organisationId);
    await db.insert(tally).values([
      {
        organisationId: vendor.organisationId,
        kind: "unbilled",
        key: "2026-01-01",
        currency: "usd",
        count,
        amount: 0,
      },
      {
        organisationId: vendor.organisationId,
        kind: "job",
        key: "completed",
        currency: "usd",
        count,
        amount: 0,
      },
      {
        organisationId: vendor.organisationId,
        kind: "approved_unbilled",
        key: "approved",
        currency: "usd",
        count,
        amount: 0,
      },
    ]);
    const queries = staleQueries(db, vendor.organisationId, 25);
    costs.push(
      await Promise.all(
        queries.map(async (query) => {
          const { sql, params } = query.toSQL();
          const { meta } = await env.DB.prepare(sql)
            .bind(...params)
            .all();
          return meta.rows_read;
        }),
      ),
    );
  }
  expect(costs[1]).toEqual(costs[0]);
  expect(Math.max(...(costs[1] ?? []))).toBeLessThan(200);
});

type JobFacts = {
  status: "completed" | "approved" | "on_site";
  completedAt?: number;
  onSiteAt?: number;
  total?: number;
};

/** A vendor with an owner, an office, a crew, and somebody who left. */
async function aVendor(timeZone = "America/New_York", tell: ("owner" | "office")[] = ["owner", "office"]) {
  const organisationId = await anOrganisation();
  const db = databaseOf(env, organisationId);
  await db.update(organisation).set({ timeZone }).where(eq(organisation.id, organisationId));
  const people = await Promise.all(tell.map((role) => aMember(role, { organisationId })));
  await aMember("crew", { organisationId });
  const gone = await aMember("owner", { organisationId });
  await db
    .update(member)
    .set({ active: false })
    .where(and(eq(member.organisationId, organisationId), eq(member.id, gone.memberId)));
  let uploadedAt = 0;
  return {
    organisationId,
    told: people.map(({ email }) => email).sort(),
    notices: () =>
      db
        .select()
        .from(notice)
        .where(eq(notice.organisationId, organisationId))
        .orderBy(notice.createdAt, notice.recipient),
    failures: () => db.select().from(failure).where(eq(failure.organisationId, organisationId)),
    paper: async (kind: "coi" | "w9", expiresOn: string | null) => {
      const id = newId("document");
      uploadedAt++;
      await db.insert(vendorDocument).values({
        ...{ organisationId, id, kind, expiresOn, fileName: "a.pdf", storageKey: id },
        ...{ contentType: "application/pdf", bytes: 1, uploadedBy: "Ana", uploadedAt },
      });
      return id;
    },
    /** Many like one another, done or begun long ago. */
    jobs: (status: JobFacts["status"], count: number) =>
      env.DB.prepare(
        `INSERT INTO job (organisation_id, id, version, source, customer_id, site_id, title, status, assignee_ids, currency, total,
           created_at, updated_at, completed_at, on_site_at)
         SELECT ?1, 'job_' || ?2 || value, 1, 'office', 'c', 's', 'Rescreen', ?2, '[]', 'usd', 0, 0, value, 0, 0
         FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ?3) SELECT value FROM n)`,
      )
        .bind(organisationId, status, count)
        .run(),
    job: async ({ status, completedAt, onSiteAt, total = 0 }: JobFacts) => {
      const id = newId("job");
      await env.DB.prepare(
        `INSERT INTO job (organisation_id, id, version, source, customer_id, site_id, title, status, assignee_ids, currency, total,
           created_at, updated_at, completed_at, on_site_at)
         VALUES (?, ?, 1, 'office', 'c', 's', 'Rescreen', ?, '[]', 'usd', ?, 0, 0, ?, ?)`,
      )
        .bind(organisationId, id, status, total, completedAt ?? null, onSiteAt ?? null)
        .run();
      return id;
    },
  };
}
