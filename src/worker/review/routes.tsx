import { type Context, Hono } from "hono";
import { decidedWords } from "../../views/review/decided-words.ts";
import { NothingWaits } from "../../views/review/nothing-waits.tsx";
import { type ReviewSaid, ReviewScreen } from "../../views/review/review-screen.tsx";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { page } from "../http/page.ts";
import { formOf, typedIn } from "../jobs/office-verbs.ts";
import { type JobRecord, jobRecordQueries, loadJobRecord, toJobRecord } from "../jobs/records.ts";
import { sendCommand } from "../jobs/send-command.ts";
import { actorOf, idOf, refusalStatus } from "../jobs/show-office-job.tsx";
import type { Command } from "../jobs/types.ts";
import { preflight } from "../preflight/preflight.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { placeOf } from "./place.ts";
import { readReturn } from "./read-return.ts";
import { jobBefore, lastDecision, waitingJobs } from "./records.ts";

const roles = ["owner", "office"] as const;

/** The office goes through the proof of one job after the other. */
export const reviewRoutes = new Hono<AppEnv>();

const afterOf = (c: Context<AppEnv>) => c.req.query("after") ?? "";

reviewRoutes.get(
  "/office/review",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      waitingJobs(db, organisationId),
      jobBefore(db, organisationId, afterOf(c)),
      lastDecision(db, organisationId, afterOf(c)),
    ],
    show: (c, viewer, [[first], [before], [decision]]) => {
      if (first) return c.redirect(`/office/review/${first.id}`, 303);
      const said = before && decidedWords(before, decision, viewer.memberId);
      return <NothingWaits frame={frameFor(viewer, c.env)} said={said} />;
    },
  }),
);

reviewRoutes.get(
  "/office/review/:jobId",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      waitingJobs(db, organisationId),
      jobBefore(db, organisationId, afterOf(c)),
      lastDecision(db, organisationId, afterOf(c)),
      lastDecision(db, organisationId, idOf(c)),
      ...jobRecordQueries(db, organisationId, idOf(c)),
    ],
    show: (c, viewer, [waiting, [before], [decision], [ownDecision], ...rows]) => {
      const record = toJobRecord(rows);
      const after = before && decidedWords(before, decision, viewer.memberId);
      const { row } = record?.job ?? {};
      const over = row && row.status !== "completed" && decidedWords(row, ownDecision, viewer.memberId);
      return shown(c, viewer, record, waiting, { after, over: over || undefined });
    },
  }),
);

reviewRoutes.post(
  "/office/review/:jobId/approve",
  decided(async () => ({ type: "approve" })),
);
reviewRoutes.post("/office/review/:jobId/return", decided(readReturn));

/** Takes the decision and goes on to the next job. What is refused stands at its button, with all that was typed. */
function decided(read: (form: FormData) => Command | Promise<Command>) {
  return page({
    roles,
    read: ({ db, organisationId }) => [waitingJobs(db, organisationId)],
    show: async (c, viewer, [waiting]) => {
      const { organisationId } = viewer;
      const jobId = idOf(c);
      const form = await formOf(c);
      const command = await read(form);
      const asked = { organisationId, jobId, command, actor: actorOf(viewer), source: "office" as const };
      const result = await sendCommand(c.env, asked);
      // Somebody else was faster: nothing was done here, and the next page says by whom.
      if (result.ok || result.code === "illegal_transition") {
        const { nextId } = placeOf(
          waiting.map(({ id }) => id),
          jobId,
        );
        const next = nextId ? `/office/review/${nextId}` : "/office/review";
        return c.redirect(`${next}?after=${encodeURIComponent(jobId)}`, 303);
      }
      const record = await loadJobRecord(databaseOf(c.env, organisationId), organisationId, jobId);
      c.status(refusalStatus(result));
      const refused = { verb: command.type, refusal: result, typed: typedIn(form) };
      return shown(c, viewer, record, waiting, { refused });
    },
  });
}

function shown(
  c: Context<AppEnv>,
  viewer: Viewer,
  record: JobRecord | null,
  waiting: { id: string }[],
  said: ReviewSaid,
): Shown | Promise<Shown> {
  if (!record) return c.notFound();
  const frame = frameFor(viewer, c.env);
  const { job } = record;
  return (
    <ReviewScreen
      frame={frame}
      record={record}
      place={placeOf(
        waiting.map(({ id }) => id),
        job.row.id,
      )}
      checks={preflight(job, frame.clock.now)}
      photoId={c.req.query("photo") ?? null}
      comparing={c.req.query("compare") !== undefined}
      said={said}
    />
  );
}
