import { and, eq, lt } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import { notice } from "../database/schema.ts";
import { now } from "../time/clock.ts";
import { eachOrganisation } from "./each-organisation.ts";

const KEPT_FOR = 90 * 86_400_000;

/** Deletes the days' letters of long ago. Those about papers stay: each says that its step was taken. */
export async function forgetNotices(env: Env): Promise<void> {
  await eachOrganisation(env, async ({ id }) => {
    const old = lt(notice.createdAt, now(env) - KEPT_FOR);
    await databaseOf(env, id)
      .delete(notice)
      .where(and(eq(notice.organisationId, id), eq(notice.kind, "stale"), eq(notice.status, "sent"), old));
  });
}
