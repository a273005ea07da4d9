import { createRoute } from "@hono/zod-openapi";
import { afterTheLedger } from "../billing/after-the-ledger.ts";
import { takesJson } from "./body.ts";
import { command } from "./caller.ts";
import { idempotent } from "./idempotent.ts";
import { linksOf } from "./links.ts";
import { newApi } from "./new-api.ts";
import { presentJob } from "./present-job.ts";
import { refused } from "./refused.ts";
import { jobShape } from "./shapes/job.ts";
import { billInput } from "./shapes/money-inputs.ts";
import { changeProblems } from "./shapes/problem.ts";
import { idempotencyHeader, idParams } from "./shapes/requests.ts";

const bill = createRoute({
  method: "post",
  path: "/jobs/{id}/bill",
  summary: "Bill a job, or one of its milestones",
  description: "A milestone that has an invoice already is left as it is.",
  tags: ["Jobs"],
  middleware: [takesJson, idempotent] as const,
  request: {
    params: idParams,
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: billInput } } },
  },
  responses: {
    ...changeProblems,
    200: { description: "The job.", content: { "application/json": { schema: jobShape } } },
  },
});

export const billRoutes = newApi().openapi(bill, async (c) => {
  const { id } = c.req.valid("param");
  const sent = await command(c, id, { type: "bill", ...c.req.valid("json") });
  if (!sent.ok) return refused(c, sent);
  const made = sent.job.invoices.at(-1);
  const result = made ? await afterTheLedger(c.env, sent.job, made.id) : sent;
  if (!result.ok) return refused(c, result);
  return c.json(await presentJob(linksOf(c), result.job), 200);
});
