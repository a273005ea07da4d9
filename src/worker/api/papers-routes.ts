import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { answerCreditNote } from "../credit-note-pdf/answer-credit-note.ts";
import { jobOfCreditNote } from "../credit-note-pdf/job-of-credit-note.ts";
import { invoiceFileName, makeInvoicePdf } from "../invoice-pdf/make-invoice.ts";
import { makePacket } from "../packet/make-packet.ts";
import { storedPdf } from "../papers/answer-pdf.ts";
import { jobOfInvoice } from "../papers/job-of-invoice.ts";
import { streamed } from "../papers/keep-file.ts";
import { packetFileName } from "../papers/papers-for.ts";
import { pdfHeaders } from "../papers/pdf-headers.ts";
import { actorOf } from "./caller.ts";
import { linksOf } from "./links.ts";
import { newApi } from "./new-api.ts";
import { notFound, refused } from "./refused.ts";
import { changeProblems, problems } from "./shapes/problem.ts";
import { idParams } from "./shapes/requests.ts";

const asPdf = { "application/pdf": { schema: z.string().meta({ format: "binary" }) } };

const packet = createRoute({
  method: "get",
  path: "/jobs/{id}/packet.pdf",
  summary: "The job's completion report",
  description:
    "As the job now is: the same data answers the same file, changed data makes the next revision, which is kept.",
  tags: ["Papers"],
  request: { params: idParams },
  responses: { ...changeProblems, 200: { description: "A PDF.", content: asPdf } },
});

const invoice = createRoute({
  method: "get",
  path: "/invoices/{id}/invoice.pdf",
  summary: "An invoice on paper",
  description: "As it now stands, with what was paid so far. At most 200 kB.",
  tags: ["Papers"],
  request: { params: idParams },
  responses: { ...problems, 200: { description: "A PDF.", content: asPdf } },
});

const creditNote = createRoute({
  method: "get",
  path: "/credit-notes/{id}/credit-note.pdf",
  summary: "A credit note on paper",
  description: "There once it is issued. At most 200 kB.",
  tags: ["Papers"],
  request: { params: idParams },
  responses: { ...problems, 200: { description: "A PDF.", content: asPdf } },
});

export const papersRoutes = newApi()
  .openapi(packet, async (c) => {
    const { organisationId } = c.var.apiKey;
    const asker = { actor: actorOf(c), source: "api", origin: linksOf(c).origin } as const;
    const made = await makePacket(c.env, { organisationId, jobId: c.req.valid("param").id, ...asker });
    if (!made.ok) return refused(c, made);
    const answer = await storedPdf(c.env, made.packet.storageKey, packetFileName(made.job));
    return answer ?? notFound(c, "The packet's file is not there.");
  })
  .openapi(invoice, async (c) => {
    const found = await jobOfInvoice(c.env, c.var.apiKey.organisationId, c.req.valid("param").id);
    if (!found) return notFound(c, "There is no such invoice.");
    const file = await makeInvoicePdf(c.env, found.job, found.invoice, linksOf(c).origin);
    const headers = pdfHeaders(invoiceFileName(found.invoice), file.length);
    return new Response(streamed(file), { headers });
  })
  .openapi(creditNote, async (c) => {
    const found = await jobOfCreditNote(c.env, c.var.apiKey.organisationId, c.req.valid("param").id);
    if (!found) return notFound(c, "There is no such credit note.");
    const paper = await answerCreditNote(c.env, found.job, found.note);
    return paper ?? notFound(c, "This credit note is not issued yet, so there is no paper of it.");
  });
