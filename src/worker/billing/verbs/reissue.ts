import { openFailure } from "../../failures/rules.ts";
import { happened } from "../../jobs/decision.ts";
import type { Context, Job, NewEvent } from "../../jobs/types.ts";
import { newBill } from "../new-bill.ts";
import type { BillingSurface } from "../vocabulary.ts";
import { hasLiveInvoice } from "./start-billing.ts";

/**
 * Makes the invoice that takes the place of one that is void, as a draft for a person to look at and send. What stands against it is
 * shown as a failure: the old one is void already.
 */
export function reissue(
  job: Job,
  invoiceId: string,
  as: BillingSurface,
  context: Context,
): { job: Job; events: NewEvent[] } {
  const old = job.invoices.find((one) => one.id === invoiceId);
  const milestone = job.milestones.find((one) => one.id === old?.milestoneId);
  if (!old || !milestone) return { job, events: [] };
  // Somebody billed it anew already, while it was void at Stripe and the answer to that was still awaited.
  if (hasLiveInvoice(job, milestone.id)) return { job, events: [] };
  const made = newBill(job, milestone, { as, hold: true, replaces: old }, context);
  if ("ok" in made) {
    const detail = `The old invoice is void, and no new one could be made. ${made.detail}`;
    const found = { kind: "billing", subjectId: old.id, invoiceId: old.id, code: made.code, detail } as const;
    return { job: openFailure(job, found, context), events: [] };
  }
  const { id, revision, total, currency } = made.invoice;
  const told = { invoiceId: id, replacesId: old.id, was: old.number, revision, total, currency };
  return { job: made.job, events: [happened("invoice.reissued", told)] };
}
