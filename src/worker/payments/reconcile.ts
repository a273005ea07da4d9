import { and, asc, eq, gt, ne, notInArray, or } from "drizzle-orm";
import { databaseOf } from "../database/database.ts";
import * as t from "../database/schema.ts";
import { tendAccounts } from "../stripe-accounts/tend-accounts.ts";
import { allOrganisations } from "../timers/organisations.ts";
import { refreshInvoice } from "./refresh-invoice.ts";

const AT_ONCE = 5;

/**
 * Looks after every account, and asks Stripe about every invoice that somebody may still pay, so that nothing stays unpaid here that is paid
 * there. What stands in an account that cannot be reached waits until it can.
 */
export async function reconcile(env: Env): Promise<void> {
  for (const { id } of await allOrganisations(env)) {
    await reconcileOrganisation(env, id, await tendAccounts(env, id));
  }
}

async function reconcileOrganisation(env: Env, organisationId: string, lost: string[]): Promise<void> {
  for (let after = ""; ; ) {
    const open = await openInvoices(env, organisationId, lost, after);
    const results = await Promise.allSettled(
      open.map((invoice) => refreshInvoice(env, { ...invoice, organisationId }, { refunds: true })),
    );
    const failed = results.filter((result) => result.status === "rejected").length;
    if (failed > 0)
      console.error({ message: "invoices were not compared with Stripe; the next night will", failed });
    const last = open.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function openInvoices(env: Env, organisationId: string, lost: string[], after: string) {
  const db = databaseOf(env, organisationId);
  const { invoice } = t;
  const isAskedAgain = and(eq(invoice.status, "uncollectible"), eq(invoice.recovering, true));
  return db
    .select({
      id: invoice.id,
      jobId: invoice.jobId,
      accountId: invoice.accountId,
      stripeInvoiceId: invoice.stripeInvoiceId,
      stripeLinkId: invoice.stripeLinkId,
    })
    .from(invoice)
    .where(
      and(
        eq(invoice.organisationId, organisationId),
        or(eq(invoice.status, "open"), isAskedAgain, eq(invoice.processing, true)),
        ne(invoice.via, "outside"),
        notInArray(invoice.accountId, lost),
        gt(invoice.id, after),
      ),
    )
    .orderBy(asc(invoice.id))
    .limit(AT_ONCE);
}
