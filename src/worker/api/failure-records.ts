import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { FailureRow } from "../database/rows.ts";
import { failure } from "../database/schema.ts";
import type { Place } from "./page.ts";

/** A page of what needs a person and is not resolved, the newest first; one more than `limit` tells of a next page. */
export function listFailures(
  db: Database,
  organisationId: string,
  { limit, after }: { limit: number; after: Place | null },
): Promise<FailureRow[]> {
  const older = after
    ? or(lt(failure.createdAt, after.at), and(eq(failure.createdAt, after.at), lt(failure.id, after.id)))
    : undefined;
  return db
    .select()
    .from(failure)
    .where(
      and(eq(failure.organisationId, organisationId), inArray(failure.status, ["open", "retrying"]), older),
    )
    .orderBy(desc(failure.createdAt), desc(failure.id))
    .limit(limit + 1);
}
