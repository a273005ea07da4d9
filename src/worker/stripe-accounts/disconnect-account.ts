import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { type Database, databaseOf } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import { billingIntent, invoice, stripeAccount } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";
import { accountFailureId, resolveAccountFailure } from "../failures/account-failures.ts";
import { refuse } from "../jobs/decision.ts";
import type { Refusal } from "../jobs/types.ts";
import { stripeOf } from "../payments/stripe-gateway.ts";
import { now } from "../time/clock.ts";
import { endpointUrl, removeEndpoints } from "./endpoint.ts";
import { isLost } from "./lost.ts";
import { findAccount, thisAccount } from "./records.ts";

/**
 * Ends the connection to an account: its webhook is removed at Stripe and its keys are thrown away. Its invoices stay readable. Refused
 * while something of it is under way, since that could not be ended then.
 */
export async function disconnectAccount(
  env: Env,
  organisationId: string,
  accountId: string,
  appUrl: string,
): Promise<{ ok: true } | Refusal> {
  const db = databaseOf(env, organisationId);
  const row = await findAccount(db, organisationId, accountId);
  if (!row || row.endedAt !== null) return refuse("not_found", "There is no such account.");
  const busy = await underWay(db, row);
  if (busy > 0) {
    const what = busy === 1 ? "One draft or change is" : `${busy} drafts or changes are`;
    return refuse("under_way", `${what} under way in this account: send or discard them first.`);
  }
  if (!(await removeBell(env, row, appUrl))) {
    return refuse("stripe_missing", "Stripe did not answer, and nothing was changed. Try again in a minute.");
  }
  const ended = { state: "disconnected", chargesEnabled: false, payoutsEnabled: false } as const;
  const gone = { sealedKey: null, sealedWebhookSecret: null, webhookEndpointId: null };
  await db.batch([
    db
      .update(stripeAccount)
      .set({ ...ended, ...gone, endedAt: now(env) })
      .where(thisAccount(organisationId, accountId)),
    resolveAccountFailure(db, organisationId, await accountFailureId(row), now(env)),
    bumpVersion(db, organisationId),
  ]);
  return { ok: true };
}

/** False where Stripe did not answer. Keys that work no more have nothing left to remove anything with. */
async function removeBell(env: Env, row: StripeAccountRow, appUrl: string): Promise<boolean> {
  if (row.kind === "connect" || row.sealedKey === null) return true;
  try {
    const stripe = await stripeOf(env, [row], row.id);
    await removeEndpoints(stripe, endpointUrl(appUrl, row.organisationId), null);
    return true;
  } catch (error) {
    return isLost(error);
  }
}

/** Drafts in the account's books, and changes of its invoices that are not through. A part that a customer may still pay is neither. */
async function underWay(db: Database, { organisationId, id }: StripeAccountRow): Promise<number> {
  const inAccount = and(eq(invoice.organisationId, organisationId), eq(invoice.accountId, id));
  const ofAccount = db.select({ id: invoice.id }).from(invoice).where(inAccount);
  const [drafts, running] = await db.batch([
    db
      .select({ id: invoice.id })
      .from(invoice)
      .where(and(inAccount, eq(invoice.status, "draft"), eq(invoice.live, true))),
    db
      .select({ id: billingIntent.invoiceId })
      .from(billingIntent)
      .where(
        and(
          eq(billingIntent.organisationId, organisationId),
          eq(billingIntent.status, "running"),
          ne(sql`json_extract(${billingIntent.frozen}, '$.kind')`, "pay_part"),
          inArray(billingIntent.invoiceId, ofAccount),
        ),
      ),
  ]);
  return new Set([...drafts, ...running].map((one) => one.id)).size;
}
