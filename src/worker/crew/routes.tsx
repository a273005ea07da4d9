import { Hono } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import { wantsProblem } from "../http/too-many.tsx";
import { now } from "../time/clock.ts";
import { doDeed } from "./do-deed.ts";
import { bringToJob, onJob } from "./on-job.ts";
import { getPhoto, getSignature, getThumbnail, postPhotos, postSignature } from "./proof-routes.ts";
import { crewJobQueries, toSnapshot } from "./records.ts";
import { jobShown } from "./show-job.tsx";
import { getTicketFile } from "./ticket-file.ts";
import { markSeen } from "./today-records.ts";

/** One job in the hand of its crew: its page, the same as data for the phone to keep, and what is done there. */
export const crewJobRoutes = new Hono<AppEnv>();

crewJobRoutes.get(
  "/crew/jobs/:jobId",
  onJob({
    read: ({ db, organisationId }, jobId) => crewJobQueries(db, organisationId, jobId),
    show: (c, viewer, jobId, rows, db) => {
      const snapshot = toSnapshot(rows, viewer, now(c.env));
      if (!snapshot) return c.notFound();
      const { organisationId, memberId } = viewer;
      // A phone that fetches the day's jobs ahead has not shown them to anybody yet.
      if (c.req.query("ahead") === undefined) {
        const seen = markSeen(db, organisationId, memberId, jobId, snapshot.job.row.version);
        c.executionCtx.waitUntil(seen);
      }
      c.header("Vary", "Accept");
      return wantsProblem(c) ? c.json(snapshot) : jobShown(c, viewer, snapshot);
    },
  }),
);

crewJobRoutes.post("/crew/jobs/:jobId/deeds", bringToJob(doDeed));
crewJobRoutes.post("/crew/jobs/:jobId/photos", bringToJob(postPhotos));
crewJobRoutes.post("/crew/jobs/:jobId/signature", bringToJob(postSignature));
crewJobRoutes.get("/crew/jobs/:jobId/files/:fileId", getTicketFile);
crewJobRoutes.get("/crew/jobs/:jobId/photos/:fileId", getPhoto);
crewJobRoutes.get("/crew/jobs/:jobId/photos/:fileId/thumbnail", getThumbnail);
crewJobRoutes.get("/crew/jobs/:jobId/signatures/:fileId", getSignature);
