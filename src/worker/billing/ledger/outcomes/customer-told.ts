import { happened } from "../../../jobs/decision.ts";
import type { OutcomeRule } from "../outcome.ts";

/** Stripe knows the payer as we do. */
export const customerTold: OutcomeRule = (job, { intent }) => {
  const { frozen } = intent;
  if (frozen.kind !== "tell_customer") return { job, events: [] };
  const told = JSON.stringify(frozen.customer);
  const payers = job.payers.map((one) =>
    one.accountId === frozen.accountId && one.stripeId === frozen.stripeCustomerId ? { ...one, told } : one,
  );
  return { job: { ...job, payers }, events: [happened("customer.told", { customerId: job.row.customerId })] };
};
