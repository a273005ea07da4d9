import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { databaseOf } from "../database/database.ts";
import type { ProblemError } from "../http/problem.ts";
import { refuse } from "../jobs/decision.ts";
import type { CommandResult } from "../jobs/send-command.ts";
import { now } from "../time/clock.ts";
import type { ApiEnv } from "./api-env.ts";
import { takesJson } from "./body.ts";
import { command } from "./caller.ts";
import { idempotent } from "./idempotent.ts";
import { standingOf } from "./job-records.ts";
import { linksOf } from "./links.ts";
import { activeMembers } from "./member-records.ts";
import { newApi } from "./new-api.ts";
import { presentJob } from "./present-job.ts";
import { notAccepted, refused } from "./refused.ts";
import { jobShape } from "./shapes/job.ts";
import { type TransitionInput, transitionInput } from "./shapes/job-inputs.ts";
import { changeProblems } from "./shapes/problem.ts";
import { idempotencyHeader, idParams } from "./shapes/requests.ts";
import { commandTo, goesOn, implausible } from "./transitions.ts";

const transition = createRoute({
  method: "post",
  path: "/jobs/{id}/transitions",
  summary: "Move a job on",
  description:
    "A job where it is asked to go already stays as it is. From `on_hold` it goes on with `to` as where it was.",
  tags: ["Jobs"],
  middleware: [takesJson, idempotent] as const,
  request: {
    params: idParams,
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: transitionInput } } },
  },
  responses: {
    ...changeProblems,
    200: { description: "The job.", content: { "application/json": { schema: jobShape } } },
  },
});

export const transitionsRoutes = newApi().openapi(transition, async (c) => {
  const input = c.req.valid("json");
  const errors = await findErrors(c, input);
  if (errors.length > 0) return notAccepted(c, errors);
  const result = await move(c, c.req.valid("param").id, input);
  if (!result.ok) return refused(c, result);
  return c.json(await presentJob(linksOf(c), result.job), 200);
});

/** What only the clock and the organisation's members can tell. */
async function findErrors(
  c: Context<ApiEnv>,
  { at, assigneeIds = [] }: TransitionInput,
): Promise<ProblemError[]> {
  const late = implausible(at, now(c.env));
  const errors = late ? [{ path: "at", message: late }] : [];
  if (assigneeIds.length === 0) return errors;
  const { organisationId } = c.var.apiKey;
  const known = await activeMembers(databaseOf(c.env, organisationId), organisationId, assigneeIds);
  const strangers = assigneeIds.flatMap((id, index) =>
    known.includes(id) ? [] : { path: `assigneeIds.${index}`, message: "There is no such member." },
  );
  return [...errors, ...strangers];
}

/** Sends the command that leads there. Where that is refused because the job waits, and it waited from there, it goes on. */
async function move(c: Context<ApiEnv>, jobId: string, input: TransitionInput): Promise<CommandResult> {
  const asked = commandTo(input);
  const result = asked
    ? await command(c, jobId, asked, input.at)
    : refuse("illegal_transition", `No job is made ${input.to} from outside.`);
  if (result.ok || result.code !== "illegal_transition") return result;

  const { organisationId } = c.var.apiKey;
  const standing = await standingOf(databaseOf(c.env, organisationId), organisationId, jobId);
  if (!standing) return refuse("not_found", "There is no such job.");
  if (!goesOn(standing, input.to)) return result;
  const resumed = await command(c, jobId, { type: "resume" }, input.at);
  // Going on to `scheduled` may name other people or another day.
  return resumed.ok && asked ? command(c, jobId, asked, input.at) : resumed;
}
