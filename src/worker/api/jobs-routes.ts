import { createRoute } from "@hono/zod-openapi";
import { databaseOf } from "../database/database.ts";
import { receiveTicket } from "../intake/receive-ticket.ts";
import { loadJob } from "../jobs/load-job.ts";
import { takesJson } from "./body.ts";
import { actorOf, command } from "./caller.ts";
import { idempotent } from "./idempotent.ts";
import { listJobs } from "./job-records.ts";
import { linksOf } from "./links.ts";
import { newApi } from "./new-api.ts";
import { pageOf, readPage, UNKNOWN_CURSOR } from "./page.ts";
import { presentJob } from "./present-job.ts";
import { notAccepted, notFound, refused } from "./refused.ts";
import { jobShape } from "./shapes/job.ts";
import { jobInput, jobPatch, jobsQuery } from "./shapes/job-inputs.ts";
import { changeProblems, problems } from "./shapes/problem.ts";
import { idempotencyHeader, idParams, pageOf as pageShape } from "./shapes/requests.ts";

const asJob = { "application/json": { schema: jobShape } };

const receive = createRoute({
  method: "post",
  path: "/jobs",
  summary: "Hand in a ticket",
  description: "The same `source` and `ticketNumber` again is the same job, updated.",
  tags: ["Jobs"],
  middleware: [takesJson, idempotent] as const,
  request: {
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: jobInput } } },
  },
  responses: {
    ...changeProblems,
    200: { description: "The ticket was known: its job, updated.", content: asJob },
    201: { description: "The new job.", content: asJob },
  },
});

const list = createRoute({
  method: "get",
  path: "/jobs",
  summary: "List jobs",
  tags: ["Jobs"],
  request: { query: jobsQuery },
  responses: {
    ...problems,
    200: { description: "One page.", content: { "application/json": { schema: pageShape(jobShape) } } },
  },
});

const read = createRoute({
  method: "get",
  path: "/jobs/{id}",
  summary: "Read a job",
  tags: ["Jobs"],
  request: { params: idParams },
  responses: { ...problems, 200: { description: "The job.", content: asJob } },
});

const edit = createRoute({
  method: "patch",
  path: "/jobs/{id}",
  summary: "Change a job's details or lines",
  description:
    "What is absent stays; null empties. `lineItems` replaces all lines, until they are on an invoice.",
  tags: ["Jobs"],
  middleware: [takesJson] as const,
  request: {
    params: idParams,
    body: { required: true, content: { "application/json": { schema: jobPatch } } },
  },
  responses: { ...changeProblems, 200: { description: "The job.", content: asJob } },
});

export const jobsRoutes = newApi()
  .openapi(receive, async (c) => {
    const { onceKey } = c.var;
    const origin = { actor: actorOf(c), source: "api", onceKey } as const;
    const received = await receiveTicket(c.env, c.var.apiKey.organisationId, c.req.valid("json"), origin);
    if (!received.ok) return refused(c, received);
    return c.json(await presentJob(linksOf(c), received.job), received.created ? 201 : 200);
  })
  .openapi(list, async (c) => {
    const query = c.req.valid("query");
    const page = readPage(query);
    if (!page) return notAccepted(c, [UNKNOWN_CURSOR]);
    const { organisationId } = c.var.apiKey;
    const jobs = await listJobs(databaseOf(c.env, organisationId), organisationId, query, page);
    const { data, nextCursor } = pageOf(jobs, page.limit, ({ row }) => ({ at: row.updatedAt, id: row.id }));
    const links = linksOf(c);
    return c.json({ data: await Promise.all(data.map((job) => presentJob(links, job))), nextCursor }, 200);
  })
  .openapi(read, async (c) => {
    const { organisationId } = c.var.apiKey;
    const { job } = await loadJob(databaseOf(c.env, organisationId), organisationId, c.req.valid("param").id);
    if (!job) return notFound(c, "There is no such job.");
    return c.json(await presentJob(linksOf(c), job), 200);
  })
  .openapi(edit, async (c) => {
    const { lineItems, description, ...details } = c.req.valid("json");
    const asked = { ...details, description: description === "" ? null : description, lines: lineItems };
    const result = await command(c, c.req.valid("param").id, { type: "edit", details: asked });
    if (!result.ok) return refused(c, result);
    return c.json(await presentJob(linksOf(c), result.job), 200);
  });
