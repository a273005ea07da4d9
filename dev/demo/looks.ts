import { sql } from "drizzle-orm";
import type { Database } from "../../src/worker/database/database.ts";
import { assignment } from "../../src/worker/database/schema.ts";
import type { Statement } from "../../src/worker/database/upsert.ts";
import { type DemoClock, momentOf, on } from "./clock.ts";
import type { Change } from "./records.ts";

/** When the crews last went through their lists: what the office gave them since is new. */
const LAST_LOOK = on(1, "12:00");

/**
 * How far each crew member has looked at a job: up to what they did there themselves, and to all of it that was there at
 * their last look. A job that nobody has looked at stays new.
 */
export function looks(db: Database, clock: DemoClock, changes: readonly Change[]): Statement[] {
  const row = changes.at(-1)?.job.row;
  if (!row) return [];
  const { organisationId, id: jobId, assigneeIds, scheduledOn } = row;
  const lookedAt = momentOf(clock, "today", LAST_LOOK);
  return assigneeIds.flatMap((memberId) => {
    const seenVersion = seenBy(memberId, changes, lookedAt);
    if (seenVersion === null) return [];
    return (
      db
        .insert(assignment)
        .values({ organisationId, memberId, jobId, active: false, scheduledOn, doneAt: null, seenVersion })
        // The job's own row is there already; only the look is new.
        .onConflictDoUpdate({
          target: [assignment.organisationId, assignment.memberId, assignment.jobId],
          set: { seenVersion: sql`excluded.seen_version` },
        })
    );
  });
}

function seenBy(memberId: string, changes: readonly Change[], lookedAt: number): number | null {
  const own = changes.findLast(
    ({ context: { actor, now }, job }) =>
      actor.id === memberId || (now <= lookedAt && job.row.assigneeIds.includes(memberId)),
  );
  return own?.job.row.version ?? null;
}
