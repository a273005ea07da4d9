import type { Context } from "hono";
import { databaseOf } from "../database/database.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, isPartial } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { refuse } from "../jobs/decision.ts";
import { formOf, typedIn } from "../jobs/office-verbs.ts";
import { type CommandResult, sendCommand } from "../jobs/send-command.ts";
import { refusalStatus } from "../jobs/show-office-job.tsx";
import type { Command, Refusal } from "../jobs/types.ts";
import { now } from "../time/clock.ts";
import { afterTheLedger } from "./after-the-ledger.ts";
import { readAction } from "./invoice-input.ts";
import { type InvoiceRecord, toInvoiceRecord } from "./records.ts";
import { invoiceShown, readInvoicePage } from "./show-invoice.tsx";
import { MONEY_ACTIONS, type MoneyAction, mayDo, whoMay } from "./who-may.ts";

/**
 * Does something to an invoice, waits a moment for what Stripe says, and shows the invoice as it then is. A refusal stands where it
 * was asked, with everything that was typed.
 */
export const doToInvoice = action({
  roles: ["owner", "office"],
  run: async (c, viewer) => {
    const asked = MONEY_ACTIONS.find((one) => one === (c.req.param("action") ?? "").replaceAll("-", "_"));
    const rows = await readRows(c, viewer);
    const [, , ...own] = rows;
    const record = toInvoiceRecord(own);
    if (!asked || !record) return c.notFound();
    const form = await formOf(c);
    const result = await perform(c, viewer, record, asked, form);
    if (result.ok && !isPartial(c)) return c.redirect(`/office/invoices/${record.invoice.id}`, 303);
    if (result.ok) return invoiceShown(c, viewer, await readRows(c, viewer));
    c.status(refusalStatus(result));
    return refusedHere(c, viewer, { action: asked, refusal: result, typed: typedIn(form) });
  },
});

async function perform(
  c: Context<AppEnv>,
  viewer: Viewer,
  { invoice, payments }: InvoiceRecord,
  asked: MoneyAction,
  form: FormData,
): Promise<CommandResult> {
  if (!mayDo(viewer.role, asked)) return refuse("invalid_input", whoMay(asked));
  const { locale } = viewer.organisation;
  const command: Command | Refusal = readAction(asked, form, { invoice, payments, locale, newId });
  if ("ok" in command) return command;
  const { organisationId, memberId: id, name } = viewer;
  const sent = await sendCommand(c.env, {
    ...{ organisationId, jobId: invoice.jobId, command, source: "office" },
    actor: { kind: "member", id, name },
  });
  return sent.ok ? afterTheLedger(c.env, sent.job, invoice.id) : sent;
}

type Said = Parameters<typeof invoiceShown>[3];

async function refusedHere(c: Context<AppEnv>, viewer: Viewer, said: Said): Promise<Shown> {
  return invoiceShown(c, viewer, await readRows(c, viewer), said);
}

function readRows(c: Context<AppEnv>, { organisationId, memberId }: Viewer) {
  const db = databaseOf(c.env, organisationId);
  return db.batch(readInvoicePage({ c, db, organisationId, memberId, now: now(c.env) }));
}
