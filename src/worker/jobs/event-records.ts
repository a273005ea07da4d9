import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { event } from "../database/schema.ts";

/** The event that a phone's request led to, if it was carried out; `clientId` is the phone's own name for it, if it has one. */
export function eventByClientId(db: Database, organisationId: string, jobId: string, clientId?: string) {
  return db
    .select({ sequence: event.sequence })
    .from(event)
    .where(
      and(
        eq(event.organisationId, organisationId),
        eq(event.jobId, jobId),
        sql`${event.clientId} = ${clientId ?? null}`,
      ),
    );
}
