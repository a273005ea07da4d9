import { asc, eq } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import { vendorDocument } from "../database/schema.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { now } from "../time/clock.ts";
import { eachOrganisation } from "./each-organisation.ts";
import { localeOf } from "./locale.ts";
import { queueNotices, toldPeople } from "./queue-notices.ts";
import { documentStep, endingDocuments } from "./stale-rules.ts";
import { DOCUMENTS_PATH, endingWords } from "./words.ts";

/** Tells owners and office of papers that end: 30, 14 and 3 days before the last day, and on the day after. */
export async function findDocuments(env: Env): Promise<void> {
  await eachOrganisation(env, async ({ id: organisationId, timeZone }) => {
    const db = databaseOf(env, organisationId);
    const today = calendarDateIn(timeZone, now(env));
    const [documents, people, [organisation]] = await db.batch([
      db
        .select()
        .from(vendorDocument)
        .where(eq(vendorDocument.organisationId, organisationId))
        .orderBy(asc(vendorDocument.uploadedAt)),
      toldPeople(db, organisationId),
      localeOf(db, organisationId),
    ]);
    for (const one of endingDocuments(documents, today)) {
      const step = documentStep(one.expiresOn, today);
      if (step === null || !organisation) continue;
      const title = endingWords(one, today, organisation.locale);
      const text = `${title}. Upload the new one, so that no manager turns an invoice away.`;
      const lines = [{ text, path: DOCUMENTS_PATH }];
      const news = { kind: "document" as const, subject: `${one.id}:${step}`, title, lines };
      await queueNotices(db, organisationId, people, news, now(env));
    }
  });
}
