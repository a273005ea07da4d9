import { type Context, Hono } from "hono";
import { draftOf } from "../../views/office/lines-draft.ts";
import { LinesEditor, LinesTotal } from "../../views/office/lines-editor.tsx";
import { QueueRegion, QueueScreen } from "../../views/office/queue-screen.tsx";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { action, isPartial, page, type Scope } from "../http/page.ts";
import { readFile } from "../proof/read-file.ts";
import { photoById, signatureById } from "../proof/records.ts";
import { datesAround, frameFor } from "../time/viewer-clock.ts";
import { changeRows, readLines } from "./lines-form.ts";
import { newJobForm, postNewJob } from "./new-job.tsx";
import { readDetails, readVerb, typedIn } from "./office-verbs.ts";
import { pageOf, queueQuery } from "./queue-query.ts";
import { crewNames, jobTallies, queueInvoices, queueRows } from "./queue-records.ts";
import { jobQueries, toJobRecord } from "./records.ts";
import { commanded, officeJobShown } from "./show-office-job.tsx";
import type { Command } from "./types.ts";

export const OFFICE_ROLES = ["owner", "office"] as const;
const roles = OFFICE_ROLES;

/** The queue and the job at the office's desk. */
export const officeJobRoutes = new Hono<AppEnv>();

officeJobRoutes.get(
  "/office/jobs",
  page({
    roles,
    read: ({ c, db, organisationId, now }) => {
      const query = queueQuery(new URL(c.req.url));
      const { latest } = datesAround(now);
      return [
        queueRows(db, organisationId, query, latest),
        queueInvoices(db, organisationId, query, latest),
        crewNames(db, organisationId),
        jobTallies(db, organisationId),
        openFailureIds(db, organisationId),
      ];
    },
    show: (c, viewer, [found, invoices, members, tallies, needing]) => {
      const address = new URL(c.req.url);
      const shown = {
        ...pageOf(found, address),
        ...{ frame: frameFor(viewer, c.env), query: queueQuery(address), invoices, members, tallies },
        search: address.searchParams.get("q")?.trim() ?? "",
        needs: needing.length,
        here: address.pathname + address.search,
      };
      return isPartial(c) ? <QueueRegion {...shown} /> : <QueueScreen {...shown} />;
    },
  }),
);

officeJobRoutes.get("/office/jobs/new", newJobForm);
officeJobRoutes.post("/office/jobs", postNewJob);

const idOf = (c: Context<AppEnv>) => c.req.param("jobId") ?? "";
const readJob = ({ c, db, organisationId }: Scope) => jobQueries(db, organisationId, idOf(c));

officeJobRoutes.get(
  "/office/jobs/:jobId",
  page({ roles, read: readJob, show: (c, viewer, rows) => officeJobShown(c, viewer, toJobRecord(rows)) }),
);

officeJobRoutes.get(
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

officeJobRoutes.post(
  "/office/jobs/:jobId/lines/:part{draft|total}",
  page({
    roles,
    read: readJob,
    show: async (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
      const { job } = record;
      const frame = frameFor(viewer, c.env);
      const form = await c.req.formData();
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

officeJobRoutes.post(
  "/office/jobs/:jobId/lines",
  page({
    roles,
    read: readJob,
    show: async (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
      const { row } = record.job;
      const { draft, lines } = readLines(await c.req.formData(), row.currency, viewer.organisation.locale);
      if (!lines) {
        c.status(422);
        return officeJobShown(c, viewer, record, { draft });
      }
      const command: Command = { type: "edit", details: { lines } };
      return commanded(c, viewer, row.id, { verb: "lines", command });
    },
  }),
);

officeJobRoutes.post(
  "/office/jobs/:jobId/details",
  page({
    roles,
    read: readJob,
    show: async (c, viewer, rows) => {
      const record = toJobRecord(rows);
      if (!record) return c.notFound();
      const { row } = record.job;
      const form = await c.req.formData();
      const command = readDetails(form, row.currency, viewer.organisation.locale);
      return commanded(c, viewer, row.id, { verb: "details", command, typed: typedIn(form) });
    },
  }),
);

officeJobRoutes.post(
  "/office/jobs/:jobId/invoices/:invoiceId/send",
  action({
    roles,
    run: (c, viewer) => {
      const command: Command = { type: "send_invoice", invoiceId: c.req.param("invoiceId") ?? "" };
      return commanded(c, viewer, idOf(c), { verb: "send", command });
    },
  }),
);

officeJobRoutes.post(
  "/office/jobs/:jobId/:verb",
  action({
    roles,
    run: async (c, viewer) => {
      const verb = c.req.param("verb") ?? "";
      const form = await c.req.formData();
      const command = readVerb(verb, form);
      return command ? commanded(c, viewer, idOf(c), { verb, command, typed: typedIn(form) }) : c.notFound();
    },
  }),
);

officeJobRoutes.get(
  "/office/jobs/:jobId/photos/:fileId",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      photoById(db, organisationId, idOf(c), c.req.param("fileId") ?? ""),
    ],
    show: (c, _viewer, [[photo]]) => (photo ? readFile(c.env, photo, c.req.raw) : c.notFound()),
  }),
);

officeJobRoutes.get(
  "/office/jobs/:jobId/signatures/:fileId",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      signatureById(db, organisationId, idOf(c), c.req.param("fileId") ?? ""),
    ],
    show: (c, _viewer, [[signature]]) =>
      signature ? readFile(c.env, { ...signature, contentType: "image/png" }, c.req.raw) : c.notFound(),
  }),
);
