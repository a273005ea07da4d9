import type { BillingIntentRow } from "../../database/rows.ts";
import type { Change, Context, Job } from "../../jobs/types.ts";
import type { Frozen } from "../types.ts";
import { freshBill, refreeze } from "./refreeze.ts";

/** A draft that waits is always the job as it stands: what changed on the job makes it anew, and it waits again. */
export function keepDraftsFresh(before: Job, change: Change, context: Context): Change {
  const { job } = change;
  const same =
    before.lines === job.lines &&
    before.row === job.row &&
    before.customer === job.customer &&
    before.milestones === job.milestones &&
    before.changeOrders === job.changeOrders;
  if (same || change.events.length === 0) return change;
  const stale = job.intents.filter(
    (one) => one.status === "waiting" && isStale(job, one, context, { evenItsDate: false }),
  );
  const fresh = stale.reduce((so, { id }) => refreeze(so, id, null, context), job);
  return { ...change, job: fresh };
}

/**
 * Whether a draft is another one than the job would be billed with now. One of a job that comes to nothing stays: it cannot be sent.
 * @param evenItsDate whether it is stale too when only the day has come on from which its terms count
 */
export function isStale(
  job: Job,
  intent: BillingIntentRow,
  context: Context,
  { evenItsDate = true } = {},
): boolean {
  const fresh = freshBill(job, intent, context);
  if (!fresh || fresh.invoice.total <= 0) return false;
  const { was, invoice, frozen } = fresh;
  if (evenItsDate && invoice.dueOn !== was.dueOn) return true;
  const isAnother = JSON.stringify(invoice.billTo) !== JSON.stringify(was.billTo);
  return isAnother || told(frozen, evenItsDate) !== told(intent.frozen, evenItsDate);
}

function told(frozen: Frozen, withDate: boolean): string {
  const { replaces: _replaces, dueAt, ...rest } = { replaces: null, dueAt: 0, ...frozen };
  return JSON.stringify(Object.entries(withDate ? { ...rest, dueAt } : rest).sort());
}
