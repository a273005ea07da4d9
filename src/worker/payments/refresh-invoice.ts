import { isMissing } from "../billing/stripe/call.ts";
import { databaseOf } from "../database/database.ts";
import { sendCommand } from "../jobs/send-command.ts";
import type { Actor, Command } from "../jobs/types.ts";
import { readAccounts } from "../stripe-accounts/records.ts";
import { type InBooks, readBooks } from "./read-books.ts";

const STRIPE: Actor = { kind: "stripe", id: "stripe", name: "Stripe" };

export type Refreshed = InBooks & { jobId: string };

/**
 * Asks Stripe what an invoice, or the link of a bill, is like now and tells its job. Throws when it is to be tried again.
 * @param asked whether refunds are read too
 */
export async function refreshInvoice(
  env: Env,
  invoice: Refreshed,
  asked: { refunds?: boolean } = {},
): Promise<void> {
  const { organisationId, jobId } = invoice;
  const command = await readIfThere(env, invoice, asked);
  if (!command) return;
  const result = await sendCommand(env, { organisationId, jobId, command, actor: STRIPE, source: "webhook" });
  // A job that others write to just now will listen in a moment; one that does not exist never will.
  if (!result.ok && result.code === "job_changed") throw new Error(result.detail);
}

/** Null for a draft that somebody deleted in Stripe's dashboard: there is no news of it. */
async function readIfThere(
  env: Env,
  invoice: Refreshed,
  asked: { refunds?: boolean },
): Promise<Command | null> {
  const accounts = await readAccounts(databaseOf(env, invoice.organisationId), invoice.organisationId);
  try {
    return await readBooks(env, accounts, invoice, asked);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
