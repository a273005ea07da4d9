import { attachmentById } from "../intake/attachment-records.ts";
import { sendFile } from "../intake/send-file.ts";
import { onJob } from "./on-job.ts";

/** The work order as its manager sent it; what the office filed besides is not the crew's. */
export const getTicketFile = onJob({
  read: ({ c, db, organisationId }, jobId) => [
    attachmentById(db, organisationId, jobId, c.req.param("fileId") ?? ""),
  ],
  show: (c, _viewer, _jobId, [[file]]) => (file?.kind === "ticket" ? sendFile(c, file) : c.notFound()),
});
