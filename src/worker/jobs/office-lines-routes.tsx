import type { Context } from "hono";
import { Hono } from "hono";
import { draftOf } from "../../views/office/lines-draft.ts";
import { LinesEditor, LinesTotal } from "../../views/office/lines-editor.tsx";
import { sumRules } from "../billing/job-totals.ts";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { isPartial } from "../http/page.ts";
import { activeTaxRates } from "../settings/tax-records.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { jobPage } from "./job-page.ts";
import { changeRows, readLines } from "./lines-form.ts";
import { formOf } from "./office-verbs.ts";
import { commanded, officeJobShown } from "./show-office-job.tsx";
import type { Command } from "./types.ts";

/** A job's lines, edited in place. */
export const officeLinesRoutes = new Hono<AppEnv>();

officeLinesRoutes.get(
  "/office/jobs/:jobId/lines",
  jobPage(async (c, viewer, record) => {
    const { job } = record;
    const draft = draftOf(job.lines, job.row.currency, job.row.total, await taxesOf(c, viewer));
    if (!isPartial(c)) return officeJobShown(c, viewer, record, { draft });
    return <LinesEditor job={job} draft={draft} frame={frameFor(viewer, c.env)} />;
  }),
);

officeLinesRoutes.post(
  "/office/jobs/:jobId/lines/:part{draft|total}",
  jobPage(async (c, viewer, record) => {
    const { job } = record;
    const frame = frameFor(viewer, c.env);
    const form = await formOf(c);
    if (c.req.param("part") === "draft") {
      const draft = changeRows(form, sumRules(job), frame.locale, await taxesOf(c, viewer));
      return <LinesEditor job={job} draft={draft} frame={frame} />;
    }
    const { draft } = readLines(form, sumRules(job), frame.locale);
    return <LinesTotal job={job} draft={draft} frame={frame} address={`/office/jobs/${job.row.id}/lines`} />;
  }),
);

officeLinesRoutes.post(
  "/office/jobs/:jobId/lines",
  jobPage(async (c, viewer, record) => {
    const { row, lines: known } = record.job;
    const { locale } = viewer.organisation;
    const form = await formOf(c);
    const { draft, lines } = readLines(form, sumRules(record.job), locale, known, await taxesOf(c, viewer));
    if (!lines) {
      c.status(422);
      return officeJobShown(c, viewer, record, { draft });
    }
    const command: Command = { type: "edit", details: { lines } };
    return commanded(c, viewer, row.id, { verb: "lines", command });
  }),
);

function taxesOf(c: Context<AppEnv>, { organisationId }: Viewer) {
  return activeTaxRates(databaseOf(c.env, organisationId), organisationId);
}
