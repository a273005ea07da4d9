import type { Context } from "hono";
import { crewMessages } from "../../messages/crew/messages.ts";
import { JobPage } from "../../views/crew/job-page.tsx";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import type { Refusal } from "../jobs/types.ts";
import { crewClock } from "./crew-clock.ts";
import type { CrewSnapshot } from "./crew-job.ts";
import { jobScreen } from "./screen.ts";

/** The job's page, as the office knows the job; the phone lays over it what it holds. */
export function jobShown(
  c: Context<AppEnv>,
  viewer: Viewer,
  snapshot: CrewSnapshot,
  refusal?: Refusal,
): Shown {
  const around = { clock: crewClock(viewer, c.env), t: crewMessages(viewer.language), refusal };
  return <JobPage {...jobScreen(snapshot, around)} snapshot={snapshot} />;
}
