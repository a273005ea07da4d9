import { Hono } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import { action } from "../http/page.ts";
import { formOf, typedIn } from "../jobs/office-verbs.ts";
import { commanded, idOf } from "../jobs/show-office-job.tsx";
import { now } from "../time/clock.ts";
import { readShare } from "./read-share.ts";

const roles = ["owner", "office"] as const;

/** Links to a job's proof, made and withdrawn at the office's desk. */
export const officeShareRoutes = new Hono<AppEnv>();

officeShareRoutes.post(
  "/office/jobs/:jobId/shares",
  action({
    roles,
    run: async (c, viewer) => {
      const form = await formOf(c);
      const command = readShare(form, viewer.organisation.timeZone, now(c.env));
      return commanded(c, viewer, idOf(c), { verb: "shares", command, typed: typedIn(form) });
    },
  }),
);

officeShareRoutes.post(
  "/office/jobs/:jobId/shares/:shareId/revoke",
  action({
    roles,
    run: (c, viewer) => {
      const id = c.req.param("shareId") ?? "";
      return commanded(c, viewer, idOf(c), { verb: "shares", command: { type: "revoke_share", id } });
    },
  }),
);
