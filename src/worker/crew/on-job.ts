import type { BatchItem, BatchResponse } from "drizzle-orm/batch";
import type { Context, Handler } from "hono";
import { type Database, databaseOf } from "../database/database.ts";
import type { Role } from "../database/schema.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { page, type Scope } from "../http/page.ts";
import { wantsProblem } from "../http/too-many.tsx";
import { assignedJob, everAssigned } from "./records.ts";

export const CREW_ROLES: readonly Role[] = ["owner", "office", "crew"];

type Query = BatchItem<"sqlite">;

/**
 * A page or an action on one job. A crew member reaches the jobs that were given to them and no others, not even to
 * learn that they exist; the office reaches all. The check travels with `read` in the batch that proves the session.
 */
export function onJob<const Q extends readonly Query[] = []>(options: {
  read?: (scope: Scope, jobId: string) => Q;
  show: (
    c: Context<AppEnv>,
    viewer: Viewer,
    jobId: string,
    results: BatchResponse<Q>,
    db: Database,
  ) => Shown | Promise<Shown>;
}): Handler<AppEnv> {
  return page({
    roles: CREW_ROLES,
    read: (scope) => {
      const { c, db, organisationId, memberId } = scope;
      const jobId = jobIdIn(c);
      const queries: readonly Query[] = options.read?.(scope, jobId) ?? [];
      return [...queries, assignedJob(db, organisationId, memberId, jobId)];
    },
    show: (c, viewer, results) => {
      const assigned = (results.at(-1) ?? []) as unknown[];
      if (viewer.role === "crew" && assigned.length === 0) return c.notFound();
      // The tuple's own type is lost where the check is added at its end; it is what `read` named.
      return options.show(
        c,
        viewer,
        jobIdIn(c),
        results.slice(0, -1) as unknown as BatchResponse<Q>,
        databaseOf(c.env, viewer.organisationId),
      );
    },
  });
}

/**
 * What a phone brings to a job. A crew member to whom the job no longer belongs may still bring what they captured there
 * without signal; `still` says whether it is theirs. They see nothing of the job: a plain form, which would be answered with
 * its page, is taken and answered as one to an address that is none.
 */
export function bringToJob(
  bring: (c: Context<AppEnv>, viewer: Viewer, jobId: string, still: boolean) => Promise<Shown>,
): Handler<AppEnv> {
  return page({
    roles: CREW_ROLES,
    read: ({ c, db, organisationId, memberId }) => [
      assignedJob(db, organisationId, memberId, jobIdIn(c)),
      everAssigned(db, organisationId, memberId, jobIdIn(c)),
    ],
    show: async (c, viewer, [now, ever]) => {
      const still = viewer.role !== "crew" || now.length > 0;
      if (!still && ever.length === 0) return c.notFound();
      const shown = await bring(c, viewer, jobIdIn(c), still);
      return still || wantsProblem(c) ? shown : c.notFound();
    },
  });
}

function jobIdIn(c: Context<AppEnv>): string {
  return c.req.param("jobId") ?? "";
}
