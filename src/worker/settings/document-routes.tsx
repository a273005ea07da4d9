import { Hono } from "hono";
import { DOCUMENTS, DocumentScreen } from "../../views/settings/document-screen.tsx";
import { databaseOf } from "../database/database.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv } from "../http/app-env.ts";
import { page, type Scope } from "../http/page.ts";
import { idFor } from "../ids/new-id.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { sha256Hex } from "../proof/storage.ts";
import { now } from "../time/clock.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { type DocumentDraft, readDocument } from "./document-input.ts";
import { addDocument, documentById, vendorDocuments } from "./document-records.ts";
import { portalsByName } from "./portal-records.ts";

const roles = ["owner", "office"] as const;

const read = ({ db, organisationId }: Scope) =>
  [
    vendorDocuments(db, organisationId),
    portalsByName(db, organisationId),
    openFailureIds(db, organisationId),
  ] as const;

/** The vendor's papers that managers want on file. */
export const documentRoutes = new Hono<AppEnv>();

documentRoutes.get(
  DOCUMENTS,
  page({
    roles,
    read,
    show: (c, viewer, [documents, portals, needing]) => {
      const shown = { frame: frameFor(viewer, c.env), needs: needing.length, documents, portals };
      const draft: DocumentDraft = { kind: "coi", expiresOn: "", wrong: {} };
      return <DocumentScreen {...shown} draft={draft} saved={c.req.query("saved") !== undefined} />;
    },
  }),
);

documentRoutes.post(
  DOCUMENTS,
  page({
    roles,
    read,
    show: async (c, viewer, [documents, portals, needing]) => {
      const form = await formOf(c);
      const file = form.get("file");
      const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
      const fileName = file instanceof File ? file.name : "";
      const typed = { kind: textOf(form, "kind"), expiresOn: textOf(form, "expiresOn"), fileName };
      const { draft, document } = readDocument(typed, bytes);
      if (!document) {
        c.status(422);
        const shown = { frame: frameFor(viewer, c.env), needs: needing.length, documents, portals };
        return <DocumentScreen {...shown} draft={draft} />;
      }
      const { organisationId } = viewer;
      const { extension, ...paper } = document;
      const sha256 = await sha256Hex(bytes);
      // The same file with the same last day is the same paper: a second press adds nothing.
      const id = await idFor("document", organisationId, paper.kind, sha256, paper.expiresOn ?? "");
      const storageKey = `${organisationId}/documents/${id}.${extension}`;
      await c.env.FILES.put(storageKey, bytes, {
        sha256,
        httpMetadata: { contentType: paper.contentType },
      });
      await addDocument(databaseOf(c.env, organisationId), {
        ...{ organisationId, id, ...paper, storageKey, bytes: bytes.length },
        ...{ uploadedBy: viewer.name, uploadedAt: now(c.env) },
      });
      return c.redirect(`${DOCUMENTS}?saved`, 303);
    },
  }),
);

documentRoutes.get(
  `${DOCUMENTS}/:documentId`,
  page({
    roles,
    read: ({ c, db, organisationId }) => [documentById(db, organisationId, c.req.param("documentId") ?? "")],
    show: async (c, _viewer, [[document]]) => {
      const object = document && (await c.env.FILES.get(document.storageKey));
      if (!document || !object) return c.notFound();
      return new Response(object.body, {
        headers: {
          "Content-Type": document.contentType,
          "Content-Length": String(object.size),
          "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(document.fileName)}`,
          "X-Content-Type-Options": "nosniff",
        },
      });
    },
  }),
);
