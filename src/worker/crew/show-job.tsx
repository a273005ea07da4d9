import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { JobPage, JobScreen } from "../../views/crew/job-page.tsx";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { isPartial } from "../http/page.ts";
import { missingProof } from "../jobs/proof-rules.ts";
import type { Refusal } from "../jobs/types.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { checklistOf } from "./checklist.ts";
import type { CrewJob } from "./crew-job.ts";
import { nextActions } from "./next-actions.ts";
import { loadCrewJob } from "./records.ts";

/** The job's screen, or the whole page where htmx did not ask for a part. */
export function jobShown(c: Context<AppEnv>, viewer: Viewer, job: CrewJob, refusal?: Refusal): Shown {
  const { clock } = frameFor(viewer, c.env);
  const actions = nextActions(job.row.status, missingProof(job));
  const Shown = isPartial(c) ? JobScreen : JobPage;
  return <Shown job={job} checklist={checklistOf(job)} actions={actions} clock={clock} refusal={refusal} />;
}

/** The job as it is, with what stands in the way said where the person pressed. */
export async function refusalShown(
  c: Context<AppEnv>,
  viewer: Viewer,
  jobId: string,
  refusal: Refusal,
): Promise<Shown> {
  const { organisationId } = viewer;
  const job = await loadCrewJob(databaseOf(c.env, organisationId), organisationId, jobId);
  if (!job) return c.notFound();
  c.status(refusalStatus(refusal));
  return jobShown(c, viewer, job, refusal);
}

export function refusalStatus({ code }: Refusal): ContentfulStatusCode {
  if (code === "not_found") return 404;
  return code === "invalid_input" ? 422 : 409;
}
