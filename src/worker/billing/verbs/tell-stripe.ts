import { invoiceAddress } from "../../delivery/invoice-mail.ts";
import type { Context, Job } from "../../jobs/types.ts";
import { frozenCustomer } from "../freeze.ts";
import { begin } from "../ledger/begin.ts";

/** Has every account that knows the customer told what is new of them: Stripe Tax goes by the address, and so do receipts. */
export function tellStripe(job: Job, context: Context): Job {
  const customer = frozenCustomer(job.customer, invoiceAddress(job));
  const news = job.payers.filter(
    (one) => one.customerId === job.customer.id && one.told !== JSON.stringify(customer),
  );
  return news.reduce((so, { accountId, stripeId: stripeCustomerId }) => {
    const frozen = { kind: "tell_customer" as const, accountId, stripeCustomerId, customer };
    return begin(so, { invoiceId: "", frozen }, context).job;
  }, job);
}
