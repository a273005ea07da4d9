import type { StripeAccountRow } from "../database/rows.ts";
import { refuse } from "../jobs/decision.ts";
import type { Work } from "../jobs/next-work.ts";
import type { Context, Job, Refusal } from "../jobs/types.ts";
import { isTrial } from "../stripe-accounts/trial.ts";
import { DEPLOYMENT } from "../stripe-accounts/types.ts";

/** The account that a new bill is made in. `row` is null for the deployment's own. */
export type BillingAccount = { ok: true; id: string; livemode: boolean; row: StripeAccountRow | null };

/** The account that the organisation bills with now, or why there is none. */
export function accountFor(
  job: Pick<Job, "organisation" | "accounts"> & { row: Pick<Job["row"], "source"> },
  context: Pick<Context, "deployment">,
): BillingAccount | Refusal {
  if (isTrial(job)) return trialAccount(job, context);
  const { activeId } = job.organisation.stripe;
  if (activeId === undefined) {
    return context.deployment.open
      ? { ok: true, id: DEPLOYMENT, livemode: context.deployment.livemode, row: null }
      : refuse("stripe_missing", "No Stripe account is connected yet: connect one under Settings, Stripe.");
  }
  const row = job.accounts.find((one) => one.id === activeId);
  if (!row || row.state === "disconnected") {
    return refuse(
      "stripe_missing",
      "The connection to Stripe has ended: connect it again under Settings, Stripe.",
    );
  }
  if (!row.chargesEnabled) {
    return refuse("stripe_missing", "Stripe does not take payments for you yet: see Settings, Stripe.");
  }
  return { ok: true, id: row.id, livemode: row.livemode, row };
}

/** Trials are billed in test mode, whichever account bills. */
function trialAccount(
  { accounts }: Pick<Job, "accounts">,
  { deployment }: Pick<Context, "deployment">,
): BillingAccount | Refusal {
  const row = accounts.find((one) => !one.livemode && one.state === "active");
  if (row) return { ok: true, id: row.id, livemode: false, row };
  return deployment.open && !deployment.livemode
    ? { ok: true, id: DEPLOYMENT, livemode: false, row: null }
    : refuse("stripe_missing", "Connect an account in test mode first: a trial moves no real money.");
}

/** The account in whose books a step is done; of a bill that Stripe knows nothing of, the deployment's stands in. */
export function accountOf({ intent, invoice }: Extract<Work, { kind: "step" }>): string {
  if (intent.frozen.kind === "tell_customer") return intent.frozen.accountId;
  return invoice?.accountId || DEPLOYMENT;
}
