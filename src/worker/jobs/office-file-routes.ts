import { Hono } from "hono";
import type { AppEnv } from "../http/app-env.ts";
import { page } from "../http/page.ts";
import { readFile, readThumbnail } from "../proof/read-file.ts";
import { photoById, signatureById } from "../proof/records.ts";
import { idOf } from "./show-office-job.tsx";

const roles = ["owner", "office"] as const;

/** What a crew captured, for the office's eyes. */
export const officeFileRoutes = new Hono<AppEnv>();

officeFileRoutes.get(
  "/office/jobs/:jobId/photos/:fileId",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      photoById(db, organisationId, idOf(c), c.req.param("fileId") ?? ""),
    ],
    show: (c, _viewer, [[photo]]) => (photo ? readFile(c.env, photo, c.req.raw) : c.notFound()),
  }),
);

officeFileRoutes.get(
  "/office/jobs/:jobId/photos/:fileId/thumbnail",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      photoById(db, organisationId, idOf(c), c.req.param("fileId") ?? ""),
    ],
    show: (c, _viewer, [[photo]]) => (photo ? readThumbnail(c.env, photo, c.req.raw) : c.notFound()),
  }),
);

officeFileRoutes.get(
  "/office/jobs/:jobId/signatures/:fileId",
  page({
    roles,
    read: ({ c, db, organisationId }) => [
      signatureById(db, organisationId, idOf(c), c.req.param("fileId") ?? ""),
    ],
    show: (c, _viewer, [[signature]]) => {
      if (!signature) return c.notFound();
      // What the customer's own phone confirmed is a record of it, not a picture.
      const contentType = signature.method === "confirmed" ? "application/json" : "image/png";
      return readFile(c.env, { ...signature, contentType }, c.req.raw);
    },
  }),
);
