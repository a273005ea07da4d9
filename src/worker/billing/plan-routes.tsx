import { Hono } from "hono";
import { BillingPlanScreen } from "../../views/office/billing-plan-screen.tsx";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page } from "../http/page.ts";
import { jobQueries, toJob } from "../jobs/load-job.ts";
import { deploymentAccount } from "../payments/stripe-gateway.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { billingPlan } from "./plan.ts";

/** What would happen to a job's money at each step, and why. */
export const planRoutes = new Hono<AppEnv>();

planRoutes.get(
  "/office/jobs/:jobId/billing",
  page({
    roles: ["owner", "office"],
    read: ({ c, db, organisationId }) => [
      openFailureIds(db, organisationId),
      ...jobQueries(db, organisationId, c.req.param("jobId") ?? ""),
    ],
    show: (c, viewer, [needing, ...rows]) => {
      const job = toJob(rows);
      if (!job) return c.notFound();
      const frame = frameFor(viewer, c.env);
      const plan = billingPlan(job, { now: frame.clock.now, deployment: deploymentAccount(c.env) });
      return <BillingPlanScreen frame={frame} needs={needing.length} job={job} plan={plan} />;
    },
  }),
);
