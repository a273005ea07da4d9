import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { databaseOf } from "../database/database.ts";
import { listEvents } from "./event-records.ts";
import { newApi } from "./new-api.ts";
import { pageOf, readPage, UNKNOWN_CURSOR } from "./page.ts";
import { presentEvent } from "./present-event.ts";
import { notAccepted, notFound } from "./refused.ts";
import { eventShape } from "./shapes/event.ts";
import { problems } from "./shapes/problem.ts";
import { idParams, pageQuery, pageOf as pageShape } from "./shapes/requests.ts";

const list = createRoute({
  method: "get",
  path: "/jobs/{id}/events",
  summary: "Read a job's history",
  description: "Who, when, from where, what; the first event first.",
  tags: ["Jobs"],
  request: { params: idParams, query: z.strictObject(pageQuery) },
  responses: {
    ...problems,
    200: { description: "One page.", content: { "application/json": { schema: pageShape(eventShape) } } },
  },
});

export const eventsRoutes = newApi().openapi(list, async (c) => {
  const { id } = c.req.valid("param");
  const page = readPage(c.req.valid("query"));
  if (!page) return notAccepted(c, [UNKNOWN_CURSOR]);
  const { organisationId } = c.var.apiKey;
  const db = databaseOf(c.env, organisationId);
  const { limit, after } = page;
  const events = await listEvents(db, organisationId, id, { limit, afterSequence: after?.at ?? 0 });
  if (!events) return notFound(c, "There is no such job.");
  const { data, nextCursor } = pageOf(events, limit, (event) => ({ at: event.sequence, id }));
  return c.json({ data: data.map(presentEvent), nextCursor }, 200);
});
