import { and, eq, inArray, or } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { member } from "../database/schema.ts";
import type { Job } from "../jobs/types.ts";

/** Names of those who do field work: the crew, and whoever of the office was sent to this job. */
export async function crewNamesFor(db: Database, job: Job): Promise<string[]> {
  const { organisationId, assigneeIds } = job.row;
  const sent = assigneeIds.slice(0, 90);
  const rows = await db
    .select({ name: member.name })
    .from(member)
    .where(
      and(
        eq(member.organisationId, organisationId),
        or(eq(member.role, "crew"), sent.length > 0 ? inArray(member.id, sent) : undefined),
      ),
    );
  return rows.map(({ name }) => name);
}
