import { type SQL, sql } from "drizzle-orm";
import { job, portal } from "../database/schema.ts";
import type { DeadlineRules } from "../portals/profile.ts";
import type { JobStatus } from "./vocabulary.ts";

/** Those that are due first; what comes after them is not soon. */
const MOST_SOON = 50;
const MOST_LOOKED_AT = 500;
const DAY_MS = 86_400_000;

/** What a row's portal says of deadlines: read out of its profile, which is long; null where it says nothing. */
export const portalDeadline = sql<DeadlineRules | null>`json_extract(${portal.profile}, '$.deadline')`
  .mapWith((text: string): DeadlineRules => JSON.parse(text))
  .as("portal_deadline");

const DAYS = sql`(select json_extract(p.profile, '$.deadline.days') from portal p
  where p.organisation_id = ${job.organisationId} and p.id = ${job.portalId})`;

/** When the manager's days are over, to sort by: near enough, since a day ends at midnight somewhere. */
export const byDeadline = sql`${job.completedAt} + ${DAYS} * ${DAY_MS}`;

/**
 * Done, not billed, and a manager who takes the invoice only for so many days: the ids of those that are due first, among those of
 * each status that changed last, so that it reads no more rows with many jobs than with a few.
 */
export function dueForBilling(organisationId: string): SQL {
  const days = sql`json_extract(p.profile, '$.deadline.days')`;
  return sql`(select id from (
    select j.id from (${lastChanged(organisationId, "completed")} union all ${lastChanged(organisationId, "approved")}) j
    join portal p on p.organisation_id = ${organisationId} and p.id = j.portal_id
    where ${days} is not null and not exists (
      select 1 from invoice i where i.organisation_id = ${organisationId} and i.job_id = j.id
        and i.status not in ('draft', 'void'))
    order by j.completed_at + ${days} * ${DAY_MS} limit ${MOST_SOON}))`;
}

function lastChanged(organisationId: string, status: JobStatus): SQL {
  return sql`select * from (select id, portal_id, completed_at from job
    where organisation_id = ${organisationId} and status = ${status} order by updated_at desc limit ${MOST_LOOKED_AT})`;
}
