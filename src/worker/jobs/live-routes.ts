import { Hono } from "hono";
import { assignedJob } from "../crew/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page } from "../http/page.ts";
import { objectName } from "./send-command.ts";

export const liveRoutes = new Hono<AppEnv>();

/** The sockets through which a job's screens hear that it changed: `{"version": 12}` for each commit. */
liveRoutes.get(
  "/office/jobs/:id/live",
  page({
    roles: ["owner", "office"],
    read: () => [],
    show: (c, viewer) => openSocket(c.env, viewer.organisationId, c.req.param("id") ?? "", c.req.raw),
  }),
);

liveRoutes.get(
  "/crew/jobs/:id/live",
  page({
    roles: ["owner", "office", "crew"],
    read: ({ c, db, organisationId, memberId }) => [
      assignedJob(db, organisationId, memberId, c.req.param("id") ?? ""),
    ],
    show: (c, viewer, [assigned]) => {
      if (viewer.role === "crew" && assigned.length === 0) return c.notFound();
      return openSocket(c.env, viewer.organisationId, c.req.param("id") ?? "", c.req.raw);
    },
  }),
);

function openSocket(
  env: Env,
  organisationId: string,
  jobId: string,
  request: Request,
): Response | Promise<Response> {
  if (request.headers.get("Upgrade") !== "websocket")
    return new Response("A WebSocket is expected.", { status: 426 });
  return env.JOB.getByName(objectName(organisationId, jobId)).fetch(request);
}
