import { Hono } from "hono";
import { TodayPage, TodayScreen } from "../../views/crew/today-page.tsx";
import type { AppEnv } from "../http/app-env.ts";
import { isPartial, page } from "../http/page.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { addNote, takeStep } from "./actions.tsx";
import { CREW_ROLES, onJob } from "./on-job.ts";
import { getPhoto, getSignature, postPhotos, postSignature } from "./proof-routes.ts";
import { activeJobs, crewJobQueries, jobsDoneSince, toCrewJob } from "./records.ts";
import { jobShown } from "./show-job.tsx";
import { doneOn, sortToday } from "./today.ts";

const TWO_DAYS = 2 * 24 * 3_600_000;

/** What a crew holds in its hand: today's jobs, and one job. */
export const crewRoutes = new Hono<AppEnv>();

crewRoutes.get(
  "/crew",
  page({
    roles: CREW_ROLES,
    // Where the day began depends on the organisation, which this same batch reads: two days hold it everywhere.
    read: ({ db, organisationId, memberId, now }) => [
      activeJobs(db, organisationId, memberId),
      jobsDoneSince(db, organisationId, memberId, now - TWO_DAYS),
    ],
    show: (c, viewer, [active, finished]) => {
      const { clock, today } = frameFor(viewer, c.env);
      const jobs = sortToday(active, doneOn(today, finished, clock.timeZone), today);
      const Shown = isPartial(c) ? TodayScreen : TodayPage;
      return <Shown viewer={viewer} jobs={jobs} today={today} clock={clock} />;
    },
  }),
);

crewRoutes.get(
  "/crew/jobs/:jobId",
  onJob({
    read: ({ db, organisationId }, jobId) => crewJobQueries(db, organisationId, jobId),
    show: (c, viewer, _jobId, rows) => {
      const job = toCrewJob(rows);
      return job ? jobShown(c, viewer, job) : c.notFound();
    },
  }),
);

crewRoutes.post("/crew/jobs/:jobId/steps", onJob({ show: takeStep }));
crewRoutes.post("/crew/jobs/:jobId/notes", onJob({ show: addNote }));
crewRoutes.post("/crew/jobs/:jobId/photos", onJob({ show: postPhotos }));
crewRoutes.post("/crew/jobs/:jobId/signature", onJob({ show: postSignature }));
crewRoutes.get("/crew/jobs/:jobId/photos/:fileId", getPhoto);
crewRoutes.get("/crew/jobs/:jobId/signatures/:fileId", getSignature);
