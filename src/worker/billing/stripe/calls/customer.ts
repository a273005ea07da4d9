import type Stripe from "stripe";
import type { Job } from "../../../jobs/types.ts";
import type { FrozenCustomer } from "../../types.ts";
import { ABSENT, type Call, frozenAs, type StepWork, senseless, sinceBegun } from "../call.ts";

/** The payer, made once. */
export const customer: Call = {
  async call({ stripe }, job, work, idempotencyKey) {
    const said = frozenAs(work, "invoice").customer;
    const metadata = { organisation_id: job.row.organisationId, customer_id: job.row.customerId };
    const made = await stripe.customers.create({ ...told(said), metadata }, { idempotencyKey });
    return made.object === "customer" ? { kind: "done", stripeId: made.id } : senseless();
  },
  async look(tools, job, work) {
    const { email } = frozenAs(work, "invoice").customer;
    const since = { created: sinceBegun(work, tools) };
    const list = tools.stripe.customers.list({ limit: 100, ...(email ? { email } : since) });
    for await (const one of list) {
      if (one.metadata.customer_id === job.row.customerId) return { kind: "done", stripeId: one.id };
    }
    return ABSENT;
  },
};

/** What changed of a payer since Stripe was told. Telling it twice is no harm. */
export const tellCustomer: Call = {
  async call({ stripe }, _job, work, idempotencyKey) {
    const { stripeCustomerId, customer: said } = frozenAs(work, "tell_customer");
    const news = { ...told(said), email: said.email ?? "", phone: said.phone ?? "" };
    const updated = await stripe.customers.update(stripeCustomerId, news, { idempotencyKey });
    return updated.object === "customer" ? { kind: "done", stripeId: updated.id } : senseless();
  },
  look: async () => ABSENT,
};

function told({ name, email, phone, address }: FrozenCustomer): Stripe.CustomerCreateParams {
  return { name, ...(email && { email }), ...(phone && { phone }), ...(address && { address }) };
}

/**
 * The same for all of the customer's jobs, so that two first invoices at one time make one customer at Stripe; what is sent is part
 * of it, since the same key must always say the same.
 */
export async function customerKey(job: Job, work: StepWork): Promise<string> {
  const said = new TextEncoder().encode(JSON.stringify(frozenAs(work, "invoice").customer));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", said)).subarray(0, 8);
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${job.row.organisationId}:${job.row.customerId}:${hash}:${work.step.attempt}`;
}
