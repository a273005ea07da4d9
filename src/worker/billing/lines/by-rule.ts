import type { LineItemRow } from "../../database/rows.ts";
import { approvedLineIds } from "../../jobs/change-orders.ts";
import { happened } from "../../jobs/decision.ts";
import type { Change, Context, Decision, Job } from "../../jobs/types.ts";
import { minutesOnSite } from "../../jobs/verbs/correct-time.ts";
import { linesAreBilled } from "../../jobs/verbs/edit-details.ts";
import type { LineRule } from "../../jobs/vocabulary.ts";
import { jobTotals } from "../job-totals.ts";
import { billingFor } from "../vocabulary.ts";
import { chargedHours } from "./charged-hours.ts";

type Made = Pick<LineItemRow, "kind" | "description" | "quantity" | "unit" | "unitAmount">;

/**
 * The job with the lines that the rules make once it is completed: labour from the time on site where nobody entered any, and the fee
 * for travel. What came by a change order was agreed on beside the order, and stands for neither. What a rule made before is made anew;
 * what a person wrote or changed stays.
 */
export function withLinesByRule(change: Change, context: Context): Change {
  const { job } = change;
  if (job.row.completedAt === null || linesAreBilled(job)) return change;
  const own = job.lines.filter((line) => line.rule === null);
  const beside = approvedLineIds(job);
  const ordered = own.filter((line) => !beside.has(line.id));
  const before = job.lines.filter((line) => line.rule !== null);
  const made = (["time", "travel"] as const)
    .map((rule) => rowFor(job, ordered, rule, context))
    .filter((row) => row !== null);
  if (JSON.stringify(made.map(worth)) === JSON.stringify(before.map(worth))) return change;
  const lines = [...own, ...made].map((line, index) => ({ ...line, position: index + 1 }));
  const { total } = jobTotals({ ...job, lines });
  const told = { before: job.row.total, total, currency: job.row.currency, byRule: true };
  return {
    ...change,
    job: { ...job, lines, row: { ...job.row, total } },
    events: [...change.events, happened("job.lines_changed", told)],
  };
}

/** The same after something that may change what the rules make; a refusal stays one. */
export function thenByRule(decision: Decision, context: Context): Decision {
  return decision.ok && decision.events.length > 0 ? withLinesByRule(decision, context) : decision;
}

/** The line that a rule makes, in the place of the one that it made before; null where it makes none. */
function rowFor(job: Job, ordered: LineItemRow[], rule: LineRule, context: Context): LineItemRow | null {
  const made = rule === "time" ? labourOf(job) : travelOf(job);
  if (!made || ordered.some((line) => line.kind === made.kind)) return null;
  const { name, rate, inclusive } = taxFor(job) ?? { name: null, rate: null, inclusive: false };
  return {
    ...{ organisationId: job.row.organisationId, jobId: job.row.id, position: 0, ...made },
    id: job.lines.find((line) => line.rule === rule)?.id ?? context.newId("line"),
    ...{ taxRate: rate, taxName: name, taxInclusive: inclusive },
    ...{ discountPercent: null, discountAmount: null, rule, addedBy: null },
  };
}

function labourOf(job: Job): Made | null {
  const { labour } = billingFor(job).lines;
  const minutes = minutesOnSite(job.row);
  if (labour === null || minutes === null) return null;
  const quantity = chargedHours(minutes, labour);
  if (!/[1-9]/.test(quantity)) return null;
  return {
    kind: "labour",
    description: "Labour, time on site",
    quantity,
    unit: "h",
    unitAmount: labour.rate,
  };
}

function travelOf(job: Job): Made | null {
  const { travel } = billingFor(job).lines;
  if (travel === null || travel === 0) return null;
  return { kind: "travel", description: "Travel", quantity: "1", unit: "", unitAmount: travel };
}

/** The usual tax, unless the portal wants an invoice without any. */
function taxFor(job: Job) {
  if (job.portal?.profile.amounts?.taxAllowed === false) return null;
  return billingFor(job).usualTax ?? null;
}

function worth({ rule, quantity, unitAmount, taxRate, taxName, taxInclusive }: LineItemRow) {
  return [rule, quantity, unitAmount, taxRate, taxName, taxInclusive];
}
