import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { databaseOf } from "../database/database.ts";
import type { CreditNoteRow } from "../database/rows.ts";
import { listCreditNotes } from "./credit-note-records.ts";
import { newApi } from "./new-api.ts";
import { pageOf, readPage, UNKNOWN_CURSOR } from "./page.ts";
import { notAccepted, notFound } from "./refused.ts";
import { type CreditNoteAnswer, creditNoteShape } from "./shapes/credit-note.ts";
import { asMoment, asMomentOrNull } from "./shapes/moment.ts";
import { problems } from "./shapes/problem.ts";
import { idParams, pageQuery, pageOf as pageShape } from "./shapes/requests.ts";

const list = createRoute({
  method: "get",
  path: "/invoices/{id}/credit-notes",
  summary: "List an invoice's credit notes",
  description: "The newest first. What is issued opens at `/credit-notes/{id}/credit-note.pdf`.",
  tags: ["Invoices"],
  request: { params: idParams, query: z.strictObject(pageQuery) },
  responses: {
    ...problems,
    200: {
      description: "One page.",
      content: { "application/json": { schema: pageShape(creditNoteShape) } },
    },
  },
});

export const creditNotesRoutes = newApi().openapi(list, async (c) => {
  const page = readPage(c.req.valid("query"));
  if (!page) return notAccepted(c, [UNKNOWN_CURSOR]);
  const { organisationId } = c.var.apiKey;
  const db = databaseOf(c.env, organisationId);
  const notes = await listCreditNotes(db, organisationId, c.req.valid("param").id, page);
  if (!notes) return notFound(c, "There is no such invoice.");
  const { data, nextCursor } = pageOf(notes, page.limit, ({ createdAt: at, id }) => ({ at, id }));
  return c.json({ data: data.map(presentCreditNote), nextCursor }, 200);
});

function presentCreditNote(row: CreditNoteRow): CreditNoteAnswer {
  const { id, invoiceId, jobId, number, status, subtotal, tax, total, currency, giveBack, reason } = row;
  return {
    ...{ id, invoiceId, jobId, number, status, subtotal, tax, total, currency, giveBack, reason },
    createdAt: asMoment(row.createdAt),
    issuedAt: asMomentOrNull(row.issuedAt),
  };
}
