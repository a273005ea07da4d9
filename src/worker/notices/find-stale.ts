import { and, eq } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { databaseOf } from "../database/database.ts";
import { notice } from "../database/schema.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { now } from "../time/clock.ts";
import { eachOrganisation } from "./each-organisation.ts";
import { localeOf } from "./locale.ts";
import { queueNotices, toldPeople } from "./queue-notices.ts";
import { staleCandidates, staleQueries } from "./stale-records.ts";
import { endingDocuments, staleJobs } from "./stale-rules.ts";
import { digestOf } from "./words.ts";

/** The hour, by the clock where the vendor is, in which the day's letter is written. */
const MORNING = 7;
const MOST = 100;

/** Tells owners and office once a day, in the morning, of jobs that lie about; a day without any has no letter. */
export async function findStale(env: Env): Promise<void> {
  const at = now(env);
  await eachOrganisation(env, async ({ id: organisationId, timeZone }) => {
    if (hourIn(timeZone, at) !== MORNING) return;
    const db = databaseOf(env, organisationId);
    const today = calendarDateIn(timeZone, at);
    const [told] = await db
      .select({ id: notice.id })
      .from(notice)
      .where(
        and(eq(notice.organisationId, organisationId), eq(notice.kind, "stale"), eq(notice.subject, today)),
      )
      .limit(1);
    if (told) return;

    const [people, [organisation], ...rows] = await db.batch([
      toldPeople(db, organisationId),
      localeOf(db, organisationId),
      ...staleQueries(db, organisationId, MOST),
    ]);
    const candidates = staleCandidates(rows, MOST);
    const jobs = staleJobs(candidates, candidates.alerts, at);
    const found = jobs.unbilled.length + jobs.drafts.length + jobs.noProof.length;
    if (!organisation || found === 0) return;
    const documents = endingDocuments(candidates.documents, today);
    const digest = digestOf(jobs, documents, { today, timeZone, locale: organisation.locale });
    await queueNotices(db, organisationId, people, { kind: "stale", subject: today, ...digest }, at);
  });
}

function hourIn(timeZone: string, at: number): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).hour;
}
