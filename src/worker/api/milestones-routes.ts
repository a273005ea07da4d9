import { createRoute } from "@hono/zod-openapi";
import { afterTheLedger } from "../billing/after-the-ledger.ts";
import type { MilestoneInput } from "../jobs/types.ts";
import { takesJson, takesNothing } from "./body.ts";
import { command } from "./caller.ts";
import { idempotent } from "./idempotent.ts";
import { linksOf } from "./links.ts";
import { newApi } from "./new-api.ts";
import { presentJob } from "./present-job.ts";
import { refused } from "./refused.ts";
import { jobShape } from "./shapes/job.ts";
import { type MilestonesInput, milestoneParams, milestonesInput } from "./shapes/milestone-inputs.ts";
import { changeProblems } from "./shapes/problem.ts";
import { idempotencyHeader, idParams } from "./shapes/requests.ts";

const responses = {
  ...changeProblems,
  200: { description: "The job.", content: { "application/json": { schema: jobShape } } },
};

const plan = createRoute({
  method: "put",
  path: "/jobs/{id}/milestones",
  summary: "Say in which parts a job is billed",
  description:
    "All parts before the final bill, in their order; what is left out is taken away, and the final one bills the rest. What has an invoice stays. The same again changes nothing.",
  tags: ["Jobs"],
  middleware: [takesJson] as const,
  request: {
    params: idParams,
    body: { required: true, content: { "application/json": { schema: milestonesInput } } },
  },
  responses,
});

const reach = createRoute({
  method: "post",
  path: "/jobs/{id}/milestones/{milestoneId}/reach",
  summary: "Say that a deposit is due, or a part of the work done",
  description:
    "Where the job's rules bill by themselves, it is billed at once. One that was reached is left as it is; the final one is reached with the job.",
  tags: ["Jobs"],
  middleware: [takesNothing, idempotent] as const,
  request: { params: milestoneParams, headers: idempotencyHeader },
  responses,
});

export const milestonesRoutes = newApi()
  .openapi(plan, async (c) => {
    const milestones = c.req.valid("json").milestones.map(asPart);
    const result = await command(c, c.req.valid("param").id, { type: "plan_milestones", milestones });
    if (!result.ok) return refused(c, result);
    return c.json(await presentJob(linksOf(c), result.job), 200);
  })
  .openapi(reach, async (c) => {
    const { id, milestoneId } = c.req.valid("param");
    const sent = await command(c, id, { type: "reach_milestone", milestoneId });
    if (!sent.ok) return refused(c, sent);
    const made = sent.job.invoices.find((one) => one.live && one.milestoneId === milestoneId);
    const result = made ? await afterTheLedger(c.env, sent.job, made.id) : sent;
    if (!result.ok) return refused(c, result);
    return c.json(await presentJob(linksOf(c), result.job), 200);
  });

function asPart({ id, title, kind, share }: MilestonesInput["milestones"][number]): MilestoneInput {
  const { percent = null, amount = null } = share;
  return { ...(id !== undefined && { id }), title, kind, sharePercent: percent, shareAmount: amount };
}
