import type { Job } from "../../jobs/types.ts";
import type { BillingRules } from "../vocabulary.ts";

type Ruled = Pick<Job, "customer" | "portal" | "organisation">;

/** Who said how a job is billed in this point: the customer's rules go before the portal's, and those before the organisation's. */
export function ruleSource(job: Ruled, name: keyof BillingRules): string {
  const { customer, portal, organisation } = job;
  if (customer.billing[name] !== undefined) return `set for the customer ${customer.name}`;
  if (portal?.rules.billing?.[name] !== undefined) return `set for the portal ${portal.name}`;
  if (organisation.rules.billing?.[name] !== undefined) return "set for everybody";
  return "as it is where nobody sets anything";
}
