import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { problem } from "../http/problem.ts";
import { wantsProblem } from "../http/too-many.tsx";
import type { CommandResult } from "../jobs/send-command.ts";
import type { Refusal } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { loadCrewSnapshot } from "./records.ts";
import { jobShown } from "./show-job.tsx";

/**
 * What came of a deed. A phone is told in data: the version of the job that has it, and for a file the SHA-256 of what is
 * stored. A page without script gets the job again, with what stands in the way.
 */
export async function answerDeed(
  c: Context<AppEnv>,
  viewer: Viewer,
  jobId: string,
  result: CommandResult,
  file?: { sha256: string },
): Promise<Shown> {
  if (result.ok) {
    if (!wantsProblem(c)) return c.redirect(`/crew/jobs/${jobId}`, 303);
    return c.json({ ok: true, version: result.job.row.version, ...file }, file ? 201 : 200);
  }
  const status = statusOf(result);
  if (wantsProblem(c)) {
    const { code, detail, missing } = result;
    return problem(c, status, { code, detail, missing });
  }
  const { organisationId } = viewer;
  const snapshot = await loadCrewSnapshot(databaseOf(c.env, organisationId), viewer, jobId, now(c.env));
  if (!snapshot) return c.notFound();
  c.status(status);
  return jobShown(c, viewer, snapshot, result);
}

function statusOf({ code }: Refusal): ContentfulStatusCode {
  if (code === "not_found") return 404;
  return code === "invalid_input" ? 422 : 409;
}
