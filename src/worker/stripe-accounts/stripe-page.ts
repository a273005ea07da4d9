import { and, eq } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import type { Database } from "../database/database.ts";
import type { InvoiceRow, OrganisationRow, StripeAccountRow } from "../database/rows.ts";
import { member } from "../database/schema.ts";
import { openFailureIds } from "../failures/records.ts";
import type { Viewer } from "../http/app-env.ts";
import { payUrl } from "../payments/pay-link.ts";
import { deploymentAccount, platformHas } from "../payments/stripe-gateway.ts";
import { organisationRow } from "../settings/paper-records.ts";
import { type Frame, frameFor } from "../time/viewer-clock.ts";
import { checklist, type Step } from "./checklist.ts";
import { readAccounts } from "./records.ts";
import { canSeal } from "./seal.ts";
import { trialQueries } from "./trial-records.ts";
import type { Trial } from "./trial-steps.ts";

export function stripeQueries(db: Database, organisationId: string, memberId: string) {
  return [
    organisationRow(db, organisationId),
    readAccounts(db, organisationId),
    openFailureIds(db, organisationId),
    db
      .select({ email: member.email })
      .from(member)
      .where(and(eq(member.organisationId, organisationId), eq(member.id, memberId))),
    ...trialQueries(db, organisationId),
  ] as const;
}

export type StripeRows = BatchResponse<ReturnType<typeof stripeQueries>>;

/** Everything that the page of Stripe shows. */
export type StripeFacts = {
  frame: Frame;
  needs: number;
  organisation: OrganisationRow;
  accounts: StripeAccountRow[];
  email: string;
  trial: Trial | null;
  /** Where the trial is paid; null before it can be. */
  payAt: string | null;
  steps: Step[];
  /** The account that is billed with; null is the deployment's own. */
  activeId: string | null;
  deployment: { open: boolean; livemode: boolean };
  canConnect: { test: boolean; live: boolean };
  canKeepKeys: boolean;
};

/** @param origin of the request, used where no APP_URL is set */
export async function stripeFacts(
  env: Env,
  viewer: Viewer,
  rows: StripeRows,
  origin: string,
): Promise<StripeFacts | null> {
  const [organisations, accounts, failures, members, jobs, invoices, intents, payments] = rows;
  const organisation = organisations[0];
  if (!organisation) return null;
  const deployment = deploymentAccount(env);
  const invoice: InvoiceRow | null = invoices[0] ?? null;
  const trial = jobs[0] ? { job: jobs[0], invoice, intents, payments } : null;
  const canPay = invoice !== null && invoice.status !== "draft";
  return {
    ...{ frame: frameFor(viewer, env), needs: failures.length, organisation, accounts, deployment, trial },
    email: members[0]?.email ?? organisation.email,
    payAt: canPay ? await payUrl(env, origin, invoice) : null,
    steps: checklist({
      ...{ organisation, accounts, trial: invoice },
      ownTestAccount: deployment.open && !deployment.livemode,
    }),
    activeId: organisation.stripe.activeId ?? null,
    canConnect: { test: platformHas(env, false), live: platformHas(env, true) },
    canKeepKeys: canSeal(env),
  };
}
