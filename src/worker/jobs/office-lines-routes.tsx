import { Hono } from "hono";
import { draftOf } from "../../views/office/lines-draft.ts";
import { LinesEditor, LinesTotal } from "../../views/office/lines-editor.tsx";
import type { AppEnv } from "../http/app-env.ts";
import { isPartial, page } from "../http/page.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { changeRows, readLines } from "./lines-form.ts";
import { formOf } from "./office-verbs.ts";
import { toJobRecord } from "./records.ts";
import { commanded, officeJobShown, readJob } from "./show-office-job.tsx";
import type { Command } from "./types.ts";

const roles = ["owner", "office"] as const;

/** A job's lines, edited in place. */
export const officeLinesRoutes = new Hono<AppEnv>();

officeLinesRoutes.get(
  "/office/jobs/:jobId/lines",
  page({
    roles,
    read: readJob,
    show: (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
      const { job } = record;
      const draft = draftOf(job.lines, job.row.currency, job.row.total);
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
        const draft = changeRows(form, job.row.currency, frame.locale);
        return <LinesEditor job={job} draft={draft} frame={frame} />;
      }
      const { draft } = readLines(form, job.row.currency, frame.locale);
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
      const { draft, lines } = readLines(await formOf(c), row.currency, viewer.organisation.locale, known);
      if (!lines) {
        c.status(422);
        return officeJobShown(c, viewer, record, { draft });
      }
      const command: Command = { type: "edit", details: { lines } };
      return commanded(c, viewer, row.id, { verb: "lines", command });
    },
  }),
);
