import { Hono } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import { action, page } from "../http/page.ts";
import { refuse } from "../jobs/decision.ts";
import { jobPage } from "../jobs/job-page.ts";
import { formOf, textOf, typedIn } from "../jobs/office-verbs.ts";
import { actorOf, commanded, idOf } from "../jobs/show-office-job.tsx";
import { FILE_KINDS } from "../jobs/types.ts";
import { attachFile } from "./attach-files.ts";
import { attachmentById } from "./attachment-records.ts";
import { checkFile } from "./check-file.ts";
import { mendJob } from "./mend-job.ts";
import { sendFile } from "./send-file.ts";

const roles = ["owner", "office"] as const;

/** A job's ticket and its files at the office's desk. */
export const officeTicketRoutes = new Hono<AppEnv>();

officeTicketRoutes.post(
  "/office/jobs/:jobId/mend",
  jobPage(async (c, viewer, { job }) => {
    const form = await formOf(c);
    const mended = await mendJob(c.env, viewer, job, form);
    if ("command" in mended) {
      return commanded(c, viewer, idOf(c), { verb: "mend", command: mended.command, typed: typedIn(form) });
    }
    const { refusal, wrong, takenBy } = mended;
    const typed = { ...typedIn(form), ...wrong, ...(takenBy && { takenBy }) };
    return commanded(c, viewer, idOf(c), { verb: "mend", command: refusal, typed });
  }),
);

officeTicketRoutes.post(
  "/office/jobs/:jobId/files",
  action({
    roles,
    run: async (c, viewer) => {
      const form = await formOf(c);
      const file = form.get("file");
      const kind = FILE_KINDS.find((one) => one === textOf(form, "kind")) ?? "other";
      const no = (detail: string) =>
        commanded(c, viewer, idOf(c), {
          ...{ verb: "files", command: refuse("invalid_input", detail), typed: { kind } },
        });
      if (!file || typeof file === "string") return no("Choose a file first.");
      const bytes = new Uint8Array(await file.arrayBuffer());
      const checked = checkFile(file.name, bytes);
      if (!checked.ok) return no(checked.detail);
      const { organisationId } = viewer;
      const result = await attachFile(c.env, checked.file, {
        ...{ organisationId, jobId: idOf(c), kind, messageId: null },
        ...{ actor: actorOf(viewer), source: "office" },
      });
      return result.ok ? c.redirect(`/office/jobs/${idOf(c)}#files`, 303) : no(result.detail);
    },
  }),
);

officeTicketRoutes.get(
  "/office/jobs/:jobId/files/:fileId",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      attachmentById(db, organisationId, idOf(c), c.req.param("fileId") ?? ""),
    ],
    show: (c, _viewer, [[file]]) => (file ? sendFile(c, file) : c.notFound()),
  }),
);
