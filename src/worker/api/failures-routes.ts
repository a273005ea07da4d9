import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { databaseOf } from "../database/database.ts";
import { failureById } from "../failures/records.ts";
import { retryFailure } from "../failures/retry.ts";
import { takesNothing } from "./body.ts";
import { actorOf } from "./caller.ts";
import { listFailures } from "./failure-records.ts";
import { idempotent } from "./idempotent.ts";
import { newApi } from "./new-api.ts";
import { pageOf, readPage, UNKNOWN_CURSOR } from "./page.ts";
import { presentFailure } from "./present-failure.ts";
import { notAccepted, notFound, refused } from "./refused.ts";
import { failureShape } from "./shapes/failure.ts";
import { changeProblems, problems } from "./shapes/problem.ts";
import { idempotencyHeader, idParams, pageQuery, pageOf as pageShape } from "./shapes/requests.ts";

const list = createRoute({
  method: "get",
  path: "/failures",
  summary: "List what needs a person",
  description: "What failed and is not resolved, the newest first.",
  tags: ["Failures"],
  request: { query: z.strictObject(pageQuery) },
  responses: {
    ...problems,
    200: { description: "One page.", content: { "application/json": { schema: pageShape(failureShape) } } },
  },
});

const retry = createRoute({
  method: "post",
  path: "/failures/{id}/retry",
  summary: "Try again",
  tags: ["Failures"],
  middleware: [takesNothing, idempotent] as const,
  request: { params: idParams, headers: idempotencyHeader },
  responses: {
    ...changeProblems,
    200: {
      description: "The failure, being tried again.",
      content: { "application/json": { schema: failureShape } },
    },
  },
});

export const failuresRoutes = newApi()
  .openapi(list, async (c) => {
    const page = readPage(c.req.valid("query"));
    if (!page) return notAccepted(c, [UNKNOWN_CURSOR]);
    const { organisationId } = c.var.apiKey;
    const failures = await listFailures(databaseOf(c.env, organisationId), organisationId, page);
    const { data, nextCursor } = pageOf(failures, page.limit, (row) => ({ at: row.createdAt, id: row.id }));
    return c.json({ data: data.map(presentFailure), nextCursor }, 200);
  })
  .openapi(retry, async (c) => {
    const { id } = c.req.valid("param");
    const { organisationId } = c.var.apiKey;
    const retried = await retryFailure(c.env, organisationId, id, actorOf(c), "api");
    if (!retried.ok) return refused(c, retried);
    const [row] = await failureById(databaseOf(c.env, organisationId), organisationId, id);
    if (!row) return notFound(c, "There is no such failure.");
    return c.json(presentFailure(row), 200);
  });
