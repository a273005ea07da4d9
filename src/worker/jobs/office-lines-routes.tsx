import type { Context } from "hono";
import { Hono } from "hono";
import { draftOf } from "../../views/office/lines-draft.ts";
import { LinesEditor, LinesTotal } from "../../views/office/lines-editor.tsx";
import { sumRules } from "../billing/job-totals.ts";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import { isPartial, page } from "../http/page.ts";
import { readDiscount } from "../money/read-parts.ts";
import { activeTaxRates } from "../settings/tax-records.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { refuse } from "./decision.ts";
import { changeRows, readLines } from "./lines-form.ts";
import { formOf, textOf, typedIn } from "./office-verbs.ts";
import { toJobRecord } from "./records.ts";
import { commanded, officeJobShown, readJob } from "./show-office-job.tsx";
import type { Command, Refusal } from "./types.ts";

const roles = ["owner", "office"] as const;

/** A job's lines, edited in place. */
export const officeLinesRoutes = new Hono<AppEnv>();

officeLinesRoutes.get(
  "/office/jobs/:jobId/lines",
  page({
    roles,
    read: readJob,
    show: async (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
      const { job } = record;
      const draft = draftOf(job.lines, job.row.currency, job.row.total, await taxesOf(c, viewer));
      if (!isPartial(c)) return officeJobShown(c, viewer, record, { draft });
      return <LinesEditor job={job} draft={draft} frame={frameFor(viewer, c.env)} />;
    },
  }),
);

officeLinesRoutes.post(
  "/office/jobs/:jobId/lines/:part{draft|total}",
  page({
    roles,
    read: readJob,
    show: async (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
      const { job } = record;
      const frame = frameFor(viewer, c.env);
      const form = await formOf(c);
      if (c.req.param("part") === "draft") {
        const draft = changeRows(form, sumRules(job), frame.locale, await taxesOf(c, viewer));
        return <LinesEditor job={job} draft={draft} frame={frame} />;
      }
      const { draft } = readLines(form, sumRules(job), frame.locale);
      return (
        <LinesTotal job={job} draft={draft} frame={frame} address={`/office/jobs/${job.row.id}/lines`} />
      );
    },
  }),
);

officeLinesRoutes.post(
  "/office/jobs/:jobId/lines",
  page({
    roles,
    read: readJob,
    show: async (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
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
    },
  }),
);

officeLinesRoutes.post(
  "/office/jobs/:jobId/discount",
  page({
    roles,
    read: readJob,
    show: async (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
      const { id, currency } = record.job.row;
      const form = await formOf(c);
      const command = discountCommand(textOf(form, "discount"), currency, viewer.organisation.locale);
      return commanded(c, viewer, id, { verb: "discount", command, typed: typedIn(form) });
    },
  }),
);

function discountCommand(text: string, currency: string, locale: string): Command | Refusal {
  const discount = readDiscount(text, currency, locale);
  return discount
    ? { type: "set_discount", ...discount }
    : refuse("invalid_input", "A discount is percent up to 100 or an amount, such as 10% or 25.00.");
}

function taxesOf(c: Context<AppEnv>, { organisationId }: Viewer) {
  return activeTaxRates(databaseOf(c.env, organisationId), organisationId);
}
