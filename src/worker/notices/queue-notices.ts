import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { NoticeKind, NoticeLine } from "../database/schema.ts";
import { member, notice } from "../database/schema.ts";
import { idFor } from "../ids/new-id.ts";

/** What the vendor's own people are to be told; `subject` makes it this one and no other. */
export type News = { kind: NoticeKind; subject: string; title: string; lines: NoticeLine[] };

/** Who is told: owners and office who still work there. */
export function toldPeople(db: Database, organisationId: string) {
  return db
    .select({ email: member.email })
    .from(member)
    .where(
      and(
        eq(member.organisationId, organisationId),
        inArray(member.role, ["owner", "office"]),
        eq(member.active, true),
      ),
    );
}

/**
 * Writes a letter down for each of them, due at once. Whoever was told of this subject before is not told again, however often and
 * from however many places at a time this is called.
 * @param now milliseconds since 1970
 */
export async function queueNotices(
  db: Database,
  organisationId: string,
  people: readonly { email: string }[],
  news: News,
  now: number,
): Promise<void> {
  const rows = await Promise.all(
    people.map(async ({ email: recipient }) => ({
      organisationId,
      id: await idFor("notice", organisationId, news.kind, news.subject, recipient),
      ...news,
      ...{ recipient, status: "queued" as const, dueAt: now, createdAt: now },
    })),
  );
  const [first, ...rest] = rows.map((row) => db.insert(notice).values(row).onConflictDoNothing());
  if (first) await db.batch([first, ...rest]);
}
