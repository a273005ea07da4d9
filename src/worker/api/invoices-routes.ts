import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { afterTheLedger } from "../billing/after-the-ledger.ts";
import { databaseOf } from "../database/database.ts";
import type { InvoiceRow } from "../database/rows.ts";
import type { Command } from "../jobs/types.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { now } from "../time/clock.ts";
import { takesNothing } from "./body.ts";
import { command } from "./caller.ts";
import { idempotent } from "./idempotent.ts";
import { findInvoice, listInvoices, timeZoneOf } from "./invoice-records.ts";
import { linksOf } from "./links.ts";
import { newApi } from "./new-api.ts";
import { pageOf, readPage, UNKNOWN_CURSOR } from "./page.ts";
import { presentInvoice } from "./present-invoice.ts";
import { notAccepted, notFound, refused } from "./refused.ts";
import { INVOICE_STATUSES, invoiceShape } from "./shapes/invoice.ts";
import { changeProblems, problems } from "./shapes/problem.ts";
import { idempotencyHeader, idParams, pageQuery, pageOf as pageShape } from "./shapes/requests.ts";

const asInvoice = { "application/json": { schema: invoiceShape } };

const list = createRoute({
  method: "get",
  path: "/invoices",
  summary: "List invoices",
  description: "The newest first.",
  tags: ["Invoices"],
  request: {
    query: z.strictObject({
      ...pageQuery,
      status: z.enum(INVOICE_STATUSES, "This is no status that an invoice can have.").optional(),
      customer: z.string().min(1).max(90).optional().meta({ description: "A customer's id." }),
      overdue: z
        .enum(["true"], "Write overdue=true, or leave it out.")
        .optional()
        .meta({ description: "Only what is owed past its due date, in the organisation's time zone." }),
    }),
  },
  responses: {
    ...problems,
    200: { description: "One page.", content: { "application/json": { schema: pageShape(invoiceShape) } } },
  },
});

const read = createRoute({
  method: "get",
  path: "/invoices/{id}",
  summary: "Read an invoice",
  tags: ["Invoices"],
  request: { params: idParams },
  responses: { ...problems, 200: { description: "The invoice.", content: asInvoice } },
});

const send = createRoute({
  method: "post",
  path: "/invoices/{id}/send",
  summary: "Send a draft that waits, or an invoice to its customer again",
  tags: ["Invoices"],
  middleware: [takesNothing, idempotent] as const,
  request: { params: idParams, headers: idempotencyHeader },
  responses: {
    ...changeProblems,
    200: { description: "The invoice; its letter is on the way.", content: asInvoice },
  },
});

export const invoicesRoutes = newApi()
  .openapi(list, async (c) => {
    const { status, customer, overdue, ...at } = c.req.valid("query");
    const page = readPage(at);
    if (!page) return notAccepted(c, [UNKNOWN_CURSOR]);
    const { organisationId } = c.var.apiKey;
    const db = databaseOf(c.env, organisationId);
    const today = calendarDateIn(await timeZoneOf(db, organisationId), now(c.env));
    const wanted = { status, customerId: customer, overdueOn: overdue ? today : undefined };
    const invoices = await listInvoices(db, organisationId, wanted, page);
    const { data, nextCursor } = pageOf(invoices, page.limit, ({ row }) => ({
      at: row.createdAt,
      id: row.id,
    }));
    const links = linksOf(c);
    const shown = data.map(({ row, customer: payer }) => presentInvoice(links, row, payer, today));
    return c.json({ data: await Promise.all(shown), nextCursor }, 200);
  })
  .openapi(read, async (c) => {
    const { organisationId } = c.var.apiKey;
    const db = databaseOf(c.env, organisationId);
    const found = await findInvoice(db, organisationId, c.req.valid("param").id);
    if (!found) return notFound(c, "There is no such invoice.");
    const today = calendarDateIn(await timeZoneOf(db, organisationId), now(c.env));
    return c.json(await presentInvoice(linksOf(c), found.row, found.customer, today), 200);
  })
  .openapi(send, async (c) => {
    const { id: invoiceId } = c.req.valid("param");
    const { organisationId } = c.var.apiKey;
    const found = await findInvoice(databaseOf(c.env, organisationId), organisationId, invoiceId);
    if (!found) return notFound(c, "There is no such invoice.");
    const sent = await command(c, found.row.jobId, toSend(found.row));
    const result = sent.ok ? await afterTheLedger(c.env, sent.job, invoiceId) : sent;
    if (!result.ok) return refused(c, result);
    const { job } = result;
    const row = job.invoices.find((invoice) => invoice.id === invoiceId) ?? found.row;
    const today = calendarDateIn(job.organisation.timeZone, now(c.env));
    return c.json(await presentInvoice(linksOf(c), row, job.customer, today), 200);
  });

/** A draft goes out; what is out is sent again. */
function toSend({ id: invoiceId, status }: InvoiceRow): Command {
  return status === "draft" ? { type: "send_draft", invoiceId } : { type: "send_invoice", invoiceId };
}
