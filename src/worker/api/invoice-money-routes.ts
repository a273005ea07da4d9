import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { afterTheLedger } from "../billing/after-the-ledger.ts";
import { databaseOf } from "../database/database.ts";
import type { InvoiceRow } from "../database/rows.ts";
import { newId } from "../ids/new-id.ts";
import type { CommandResult } from "../jobs/send-command.ts";
import type { Command } from "../jobs/types.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { now } from "../time/clock.ts";
import type { ApiEnv } from "./api-env.ts";
import { takesJson, takesNothing } from "./body.ts";
import { command } from "./caller.ts";
import { idempotent } from "./idempotent.ts";
import { findInvoice, timeZoneOf } from "./invoice-records.ts";
import { linksOf } from "./links.ts";
import { newApi } from "./new-api.ts";
import { paymentToRefund } from "./payment-records.ts";
import { presentInvoice } from "./present-invoice.ts";
import { notAccepted, notFound, refused } from "./refused.ts";
import { invoiceShape } from "./shapes/invoice.ts";
import { creditNoteInput, paymentInput, refundInput, voidInput } from "./shapes/money-inputs.ts";
import { changeProblems } from "./shapes/problem.ts";
import { idempotencyHeader, idParams } from "./shapes/requests.ts";

const answers = {
  ...changeProblems,
  200: { description: "The invoice.", content: { "application/json": { schema: invoiceShape } } },
};
const shared = {
  method: "post" as const,
  tags: ["Invoices"],
  responses: answers,
};

const voidIt = createRoute({
  ...shared,
  middleware: [takesJson, idempotent] as const,
  path: "/invoices/{id}/void",
  summary: "Void an invoice that is out",
  request: {
    ...{ params: idParams, headers: idempotencyHeader },
    body: { required: true, content: { "application/json": { schema: voidInput } } },
  },
});

const pay = createRoute({
  ...shared,
  middleware: [takesJson, idempotent] as const,
  path: "/invoices/{id}/payments",
  summary: "Record a payment that Stripe did not take",
  request: {
    ...{ params: idParams, headers: idempotencyHeader },
    body: { required: true, content: { "application/json": { schema: paymentInput } } },
  },
});

const giveBack = createRoute({
  ...shared,
  middleware: [takesJson, idempotent] as const,
  path: "/invoices/{id}/refunds",
  summary: "Refund a payment, in full or part",
  request: {
    ...{ params: idParams, headers: idempotencyHeader },
    body: { required: true, content: { "application/json": { schema: refundInput } } },
  },
});

const credit = createRoute({
  ...shared,
  middleware: [takesJson, idempotent] as const,
  path: "/invoices/{id}/credit-notes",
  summary: "Credit an invoice, in full or part",
  request: {
    ...{ params: idParams, headers: idempotencyHeader },
    body: { required: true, content: { "application/json": { schema: creditNoteInput } } },
  },
});

const again = createRoute({
  ...shared,
  middleware: [takesNothing, idempotent] as const,
  path: "/invoices/{id}/bill-again",
  summary: "Bill anew what was credited in full, by a draft that waits; the job names it",
  request: { params: idParams, headers: idempotencyHeader },
});

/** Putting an invoice right over the API; who may is whoever has the key. */
export const invoiceMoneyRoutes = newApi()
  .openapi(voidIt, async (c) => {
    const { reason, reissue } = c.req.valid("json");
    return withInvoice(c, c.req.valid("param").id, ({ id }) => ({
      ...{ type: "void_invoice", invoiceId: id, reason, reissue },
    }));
  })
  .openapi(pay, async (c) => {
    const { amount, method, reference, receivedOn } = c.req.valid("json");
    const { organisationId } = c.var.apiKey;
    const timeZone = await timeZoneOf(databaseOf(c.env, organisationId), organisationId);
    const payment = {
      ...{ id: newId("pay"), means: method, reference: reference ?? null },
      receivedOn: receivedOn ?? calendarDateIn(timeZone, now(c.env)),
    };
    return withInvoice(c, c.req.valid("param").id, (row) => ({
      type: "record_payment",
      payment: { ...payment, invoiceId: row.id, amount: amount ?? row.amountDue },
    }));
  })
  .openapi(giveBack, async (c) => {
    const { amount, paymentId, reason } = c.req.valid("json");
    const { id } = c.req.valid("param");
    const { organisationId } = c.var.apiKey;
    const found = await paymentToRefund(databaseOf(c.env, organisationId), organisationId, id, paymentId);
    if (!found) return notFound(c, "There is no such invoice.");
    if (!found.ok) return notAccepted(c, [{ path: "paymentId", message: found.message }]);
    const refund = { id: newId("ref"), paymentId: found.payment.id, reason, amount: amount ?? found.left };
    return withInvoice(c, id, () => ({ type: "refund", refund }));
  })
  .openapi(credit, async (c) => {
    const { lines, giveBack: back, reason } = c.req.valid("json");
    return withInvoice(c, c.req.valid("param").id, (row) => ({
      type: "credit",
      credit: {
        ...{ id: newId("cn"), invoiceId: row.id, reason, parts: lines ?? ("all" as const) },
        giveBack: back ?? (row.amountPaid > 0 && row.amountDue === 0 ? "refund" : "none"),
      },
    }));
  })
  .openapi(again, async (c) =>
    withInvoice(c, c.req.valid("param").id, ({ id }) => ({ type: "bill_again", invoiceId: id })),
  );

/** Sends the command for an invoice of the key's organisation, waits for what Stripe says, and answers with the invoice. */
async function withInvoice(c: Context<ApiEnv>, id: string, asked: (row: InvoiceRow) => Command) {
  const { organisationId } = c.var.apiKey;
  const db = databaseOf(c.env, organisationId);
  const found = await findInvoice(db, organisationId, id);
  if (!found) return notFound(c, "There is no such invoice.");
  const sent = await command(c, found.row.jobId, asked(found.row));
  const result: CommandResult = sent.ok ? await afterTheLedger(c.env, sent.job, id) : sent;
  if (!result.ok) return refused(c, result);
  const row = result.job.invoices.find((one) => one.id === id) ?? found.row;
  const today = calendarDateIn(result.job.organisation.timeZone, now(c.env));
  return c.json(await presentInvoice(linksOf(c), row, found.customer, today), 200);
}
