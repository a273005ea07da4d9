import { jobTotals } from "../../billing/job-totals.ts";
import { tellStripe } from "../../billing/verbs/tell-stripe.ts";
import { changed, happened, unchanged } from "../decision.ts";
import type { Change, Contact, Context, Job, NewEvent } from "../types.ts";

const FIELDS = [
  "name",
  "email",
  "phone",
  "address",
  "country",
  "taxId",
  "exemptCertificate",
  "postal",
] as const;

/** The customer is reached otherwise from now on, for all of their jobs. */
export function changeContact(job: Job, contact: Contact, context: Context): Change {
  const { customer, events } = withContact(job.customer, contact);
  if (events.length === 0) return unchanged(job);
  // Who is exempt pays no tax: what the job comes to may be another sum now.
  const { total } = jobTotals({ ...job, customer });
  return changed(tellStripe({ ...job, customer, row: { ...job.row, total } }, context), ...events);
}

/** An address in parts is the same when its parts are. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The customer with what is new of them, and the event that tells it; what is not said stays. */
export function withContact(
  known: Job["customer"],
  contact: Contact,
): { customer: Job["customer"]; events: NewEvent[] } {
  const names = FIELDS.filter((name) => contact[name] !== undefined && !isSame(contact[name], known[name]));
  if (names.length === 0) return { customer: known, events: [] };
  const news = Object.fromEntries(names.map((name) => [name, contact[name]]));
  const event = happened("customer.changed", { customerId: known.id, changed: names });
  return { customer: { ...known, ...news }, events: [event] };
}
