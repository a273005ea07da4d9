import { Hono } from "hono";
import { crewMessages } from "../../messages/crew/messages.ts";
import { TodayPage } from "../../views/crew/today-page.tsx";
import type { AppEnv } from "../http/app-env.ts";
import { page } from "../http/page.ts";
import { wantsProblem } from "../http/too-many.tsx";
import { crewClock } from "./crew-clock.ts";
import { languageRoutes } from "./language-routes.ts";
import { CREW_ROLES } from "./on-job.ts";
import { memberOf } from "./records.ts";
import { todayScreen } from "./today.ts";
import { todayQueries, toToday } from "./today-records.ts";
import type { TodaySnapshot } from "./today-snapshot.ts";

/** What a crew member has to do today: the page, and the same as data for the phone to keep. */
export const crewTodayRoutes = new Hono<AppEnv>();

crewTodayRoutes.get(
  "/crew",
  page({
    roles: CREW_ROLES,
    read: ({ db, organisationId, memberId, now }) => todayQueries(db, organisationId, memberId, now),
    show: (c, viewer, rows) => {
      const clock = crewClock(viewer, c.env);
      const { timeZone, locale } = viewer.organisation;
      const member = memberOf(viewer);
      const snapshot: TodaySnapshot = { member, timeZone, locale, ...toToday(rows), now: clock.now };
      c.header("Vary", "Accept");
      if (wantsProblem(c)) return c.json(snapshot);
      const shown = todayScreen(snapshot, { clock, t: crewMessages(viewer.language) });
      return <TodayPage {...shown} snapshot={snapshot} />;
    },
  }),
);

crewTodayRoutes.route("/", languageRoutes);
