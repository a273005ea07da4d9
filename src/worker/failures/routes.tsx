import { type Context, Hono } from "hono";
import { FailureItem, FailuresRegion, FailuresScreen } from "../../views/office/failures-screen.tsx";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { action, isPartial, page } from "../http/page.ts";
import { actorOf, refusalStatus } from "../jobs/show-office-job.tsx";
import type { Refusal } from "../jobs/types.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { leaveFailure } from "./leave.ts";
import { failureById, jobOfFailure, jobsOfFailures, openFailures } from "./records.ts";
import { retryFailure } from "./retry.ts";

const roles = ["owner", "office"] as const;

/** What needs a person, with the button that tries again. */
export const failureRoutes = new Hono<AppEnv>();

failureRoutes.get(
  "/office/failures",
  page({
    roles,
    read: ({ db, organisationId }) => [openFailures(db, organisationId), jobsOfFailures(db, organisationId)],
    show: (c, viewer, [failures, jobs]) => {
      const View = isPartial(c) ? FailuresRegion : FailuresScreen;
      return <View frame={frameFor(viewer, c.env)} failures={failures} jobs={jobs} />;
    },
  }),
);

failureRoutes.post(
  "/office/failures/:failureId/retry",
  decided((c, viewer, failureId) => retryFailure(c.env, viewer.organisationId, failureId, actorOf(viewer))),
);

failureRoutes.post(
  "/office/failures/:failureId/leave",
  decided((c, viewer, failureId) => leaveFailure(c.env, viewer.organisationId, failureId, viewer.name)),
);

type Decide = (c: Context<AppEnv>, viewer: Viewer, failureId: string) => Promise<{ ok: true } | Refusal>;

/** A person decides about a failure: back to the list, or its row as it then is. */
function decided(decide: Decide) {
  return action({
    roles,
    run: async (c, viewer) => {
      const { organisationId } = viewer;
      const failureId = c.req.param("failureId") ?? "";
      const result = await decide(c, viewer, failureId);
      if (result.ok && !isPartial(c)) return c.redirect("/office/failures", 303);

      const db = databaseOf(c.env, organisationId);
      if (!result.ok) c.status(refusalStatus(result));
      const said = result.ok ? undefined : { failureId, detail: result.detail };
      const frame = frameFor(viewer, c.env);
      if (!isPartial(c)) {
        const [failures, jobs] = await db.batch([
          openFailures(db, organisationId),
          jobsOfFailures(db, organisationId),
        ]);
        return <FailuresScreen frame={frame} failures={failures} jobs={jobs} said={said} />;
      }
      const [[failure], [job]] = await db.batch([
        failureById(db, organisationId, failureId),
        jobOfFailure(db, organisationId, failureId),
      ]);
      if (!failure) return c.notFound();
      return <FailureItem failure={failure} job={job} frame={frame} said={said?.detail} />;
    },
  });
}
