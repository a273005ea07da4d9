import { and, eq, lt } from "drizzle-orm";
import { databaseOf, directoryDatabase } from "../database/database.ts";
import { rateLimit, session, signIn } from "../database/schema.ts";
import { now } from "../time/clock.ts";
import { allOrganisations } from "../timers/organisations.ts";

/** No window of a limit is longer. */
const DAY_MS = 24 * 3_600_000;

/** Deletes what no longer means anything: sessions and sign-ins that ran out, windows of limits that are over. */
export async function forgetExpired(env: Env): Promise<void> {
  const at = now(env);
  const shared = directoryDatabase(env);
  await shared.batch([
    shared.delete(signIn).where(lt(signIn.expiresAt, at)),
    shared.delete(rateLimit).where(lt(rateLimit.windowStartedAt, at - DAY_MS)),
  ]);
  for (const { id } of await allOrganisations(env)) {
    await databaseOf(env, id)
      .delete(session)
      .where(and(eq(session.organisationId, id), lt(session.expiresAt, at)));
  }
}
