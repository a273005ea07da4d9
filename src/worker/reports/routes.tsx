import { Hono } from "hono";
import { TodayRegion, TodayScreen } from "../../views/office/today-screen.tsx";
import { jobsOfFailures, openFailureIds, openFailures } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { isPartial, page } from "../http/page.ts";
import { staleCandidates, staleQueries } from "../notices/stale-records.ts";
import { endingDocuments, staleJobs } from "../notices/stale-rules.ts";
import { datesAround, frameFor } from "../time/viewer-clock.ts";
import { figuresOf } from "./figures.ts";
import {
  draftsToSend,
  figureTallies,
  lastWordFromStripe,
  longestIn,
  missedDates,
  recentInvoices,
  recentJobs,
} from "./records.ts";

const FAILURES = 6;
/** Of each kind, those that were left alone the longest: a page costs the same however many there are. */
const LIES_ABOUT = 25;

/** The first screen. */
export const todayRoutes = new Hono<AppEnv>();

todayRoutes.get(
  "/office",
  page({
    roles: ["owner", "office"],
    read: ({ db, organisationId, now }) => {
      const { earliest, latest } = datesAround(now);
      return [
        figureTallies(db, organisationId, earliest),
        openFailures(db, organisationId, FAILURES),
        jobsOfFailures(db, organisationId, FAILURES),
        longestIn(db, organisationId, "completed"),
        longestIn(db, organisationId, "returned"),
        missedDates(db, organisationId, latest),
        recentJobs(db, organisationId),
        recentInvoices(db, organisationId),
        openFailureIds(db, organisationId),
        lastWordFromStripe(db, organisationId),
        draftsToSend(db, organisationId),
        ...staleQueries(db, organisationId, LIES_ABOUT),
      ];
    },
    show: (
      c,
      viewer,
      [
        tallies,
        failures,
        failureJobs,
        waiting,
        returned,
        missed,
        recent,
        invoices,
        needing,
        [word],
        drafts,
        ...lying
      ],
    ) => {
      const frame = frameFor(viewer, c.env);
      const candidates = staleCandidates(lying, LIES_ABOUT);
      const stale = staleJobs(candidates, candidates.alerts, frame.clock.now);
      const shown = {
        ...{ frame, tallies, failures, failureJobs, waiting, returned, drafts, recent, invoices },
        figures: figuresOf(tallies, frame.today, frame.currency, viewer.organisation.testMode),
        // A returned job has a line of its own, with the reason.
        missed: missed.filter(
          ({ status, dueOn }) => status !== "returned" && dueOn !== null && dueOn < frame.today,
        ),
        stuck: needing,
        lastWordAt: word?.receivedAt ?? null,
        stale,
        ending: endingDocuments(candidates.documents, frame.today),
        more: candidates.more,
      };
      return isPartial(c) ? <TodayRegion {...shown} /> : <TodayScreen {...shown} />;
    },
  }),
);
