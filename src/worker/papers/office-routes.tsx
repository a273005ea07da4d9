import { type Context, Hono } from "hono";
import { answerCreditNote } from "../credit-note-pdf/answer-credit-note.ts";
import { jobOfCreditNote } from "../credit-note-pdf/job-of-credit-note.ts";
import { databaseOf } from "../database/database.ts";
import type { PacketRow } from "../database/rows.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, isPartial } from "../http/page.ts";
import { invoiceFileName, makeInvoicePdf } from "../invoice-pdf/make-invoice.ts";
import { loadJob } from "../jobs/load-job.ts";
import { loadJobRecord } from "../jobs/records.ts";
import { actorOf, idOf, officeJobShown, refusalStatus } from "../jobs/show-office-job.tsx";
import type { Job } from "../jobs/types.ts";
import { type MadePacket, makePacket } from "../packet/make-packet.ts";
import { previewPacket } from "../packet/preview-packet.ts";
import { storedPdf } from "./answer-pdf.ts";
import { jobOfInvoice } from "./job-of-invoice.ts";
import { streamed } from "./keep-file.ts";
import { packetFileName } from "./papers-for.ts";
import { pdfHeaders } from "./pdf-headers.ts";

const roles = ["owner", "office"] as const;

/** A job's packet, its invoices and its credit notes on paper, at the office's desk. */
export const officePaperRoutes = new Hono<AppEnv>();

officePaperRoutes.get(
  "/office/jobs/:jobId/packet.pdf",
  action({
    roles,
    run: async (c, viewer) => {
      const revision = c.req.query("revision");
      if (revision !== undefined) return olderPacket(c, viewer, revision);
      const made = await madeFor(c, viewer);
      if (!made.ok) return c.text(made.detail, refusalStatus(made));
      return shownPacket(c, made.job, made.packet);
    },
  }),
);

officePaperRoutes.get(
  "/office/jobs/:jobId/packet/preview.pdf",
  action({
    roles,
    run: async (c, viewer) => {
      const job = await jobFor(c, viewer);
      if (!job) return c.notFound();
      const file = await previewPacket(c.env, job, originOf(c));
      const headers = pdfHeaders(packetFileName(job), file.length);
      return new Response(streamed(file), { headers });
    },
  }),
);

officePaperRoutes.post(
  "/office/jobs/:jobId/packet",
  action({
    roles,
    run: async (c, viewer): Promise<Shown> => {
      const made = await madeFor(c, viewer);
      if (made.ok && !isPartial(c)) return c.redirect(`/office/jobs/${idOf(c)}#papers`, 303);
      const { organisationId } = viewer;
      const record = await loadJobRecord(databaseOf(c.env, organisationId), organisationId, idOf(c));
      if (made.ok) return officeJobShown(c, viewer, record);
      c.status(refusalStatus(made));
      return officeJobShown(c, viewer, record, { said: { verb: "packet", refusal: made } });
    },
  }),
);

officePaperRoutes.get(
  "/office/invoices/:invoiceId/invoice.pdf",
  action({
    roles,
    run: async (c, viewer) => {
      const invoiceId = c.req.param("invoiceId") ?? "";
      const found = await jobOfInvoice(c.env, viewer.organisationId, invoiceId);
      if (!found) return c.notFound();
      const file = await makeInvoicePdf(c.env, found.job, found.invoice, originOf(c));
      const headers = pdfHeaders(invoiceFileName(found.invoice), file.length);
      return new Response(streamed(file), { headers });
    },
  }),
);

officePaperRoutes.get(
  "/office/credit-notes/:creditNoteId/credit-note.pdf",
  action({
    roles,
    run: async (c, viewer) => {
      const found = await jobOfCreditNote(c.env, viewer.organisationId, c.req.param("creditNoteId") ?? "");
      const paper = found && (await answerCreditNote(c.env, found.job, found.note));
      return paper ?? c.notFound();
    },
  }),
);

async function olderPacket(c: Context<AppEnv>, viewer: Viewer, revision: string): Promise<Response> {
  const job = await jobFor(c, viewer);
  const packet = job?.packets.find((one) => String(one.revision) === revision);
  return job && packet ? shownPacket(c, job, packet) : c.notFound();
}

async function shownPacket(c: Context<AppEnv>, job: Job, packet: PacketRow): Promise<Response> {
  return (await storedPdf(c.env, packet.storageKey, packetFileName(job))) ?? c.notFound();
}

function madeFor(c: Context<AppEnv>, viewer: Viewer): Promise<MadePacket> {
  const { organisationId } = viewer;
  const asker = { actor: actorOf(viewer), source: "office", origin: originOf(c) } as const;
  return makePacket(c.env, { organisationId, jobId: idOf(c), ...asker });
}

async function jobFor(c: Context<AppEnv>, { organisationId }: Viewer): Promise<Job | null> {
  const { job } = await loadJob(databaseOf(c.env, organisationId), organisationId, idOf(c));
  return job;
}

function originOf(c: Context<AppEnv>): string {
  return new URL(c.req.url).origin;
}
