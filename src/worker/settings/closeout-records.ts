import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { organisation } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import type { CloseoutRules } from "../jobs/types.ts";

/** The organisation's own rules, which hold where a portal says nothing else. */
export function closeoutRules(db: Database, organisationId: string) {
  return db
    .select({ rules: organisation.rules })
    .from(organisation)
    .where(eq(organisation.id, organisationId));
}

/** From now on these rules hold, also for jobs that are under way. */
export async function saveCloseoutRules(
  db: Database,
  organisationId: string,
  rules: CloseoutRules,
): Promise<void> {
  const own = eq(organisation.id, organisationId);
  await db.batch([db.update(organisation).set({ rules }).where(own), bumpVersion(db, organisationId)]);
}
