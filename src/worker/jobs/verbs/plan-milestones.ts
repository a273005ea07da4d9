import { jobTotals } from "../../billing/job-totals.ts";
import { finalIsBilled } from "../../billing/milestones/needs-invoice.ts";
import { refusePlan } from "../../billing/milestones/refuse-plan.ts";
import { hadInvoice } from "../../billing/trigger.ts";
import type { MilestoneRow } from "../../database/rows.ts";
import { profileFor } from "../../portals/profile.ts";
import { changed, happened, refuse, refuseEnded, unchanged } from "../decision.ts";
import type { Context, Decision, Job, MilestoneInput } from "../types.ts";

const WHOLE = "The whole job";
const REST = "The rest of the job";

/**
 * Says in which parts a job is billed before its final bill, in this order; the final one is always there and bills the rest. What has
 * an invoice stays as it is.
 */
export function planMilestones(job: Job, asked: MilestoneInput[], context: Context): Decision {
  const planned = withKnownIds(job, asked);
  const { status, currency } = job.row;
  if (status === "cancelled" || status === "closed") return refuseEnded(job);
  if (finalIsBilled(job)) {
    return refuse("milestone_billed", "The job is billed to its end; there is no part left to plan.");
  }
  if (planned.length > 0 && profileFor(job).invoice.onePerOrder) {
    const by = job.portal?.name ?? "The customer";
    return refuse("preflight_failed", `${by} takes one invoice an order: this job is billed in one.`);
  }
  const refusal = refusePlan(planned, jobTotals(job).total, currency) ?? refuseBilled(job, planned);
  if (refusal) return refusal;
  const milestones = rowsOf(job, planned, context);
  if (same(job.milestones, milestones)) return unchanged(job);
  const parts = milestones.filter((one) => one.kind !== "final");
  const told = {
    titles: parts.map((one) => one.title),
    shares: parts.map((one) =>
      one.sharePercent === null ? String(one.shareAmount) : `${one.sharePercent}%`,
    ),
    currency,
  };
  return changed({ ...job, milestones }, happened("milestone.planned", told));
}

/** A part without an id, or with one that the job does not have, is the one that says the same, where there is such. */
function withKnownIds({ milestones }: Job, asked: MilestoneInput[]): MilestoneInput[] {
  const named = new Set(asked.flatMap(({ id }) => id ?? []));
  const free = milestones.filter((one) => one.kind !== "final" && !named.has(one.id));
  return asked.map((one) => {
    if (milestones.some(({ id, kind }) => id === one.id && kind !== "final")) return one;
    const place = free.findIndex((row) => sameShare(row, one));
    const [known] = place < 0 ? [] : free.splice(place, 1);
    return known ? { ...one, id: known.id } : one;
  });
}

/** What has an invoice is neither taken away nor, while that stands, changed. */
function refuseBilled(job: Job, planned: MilestoneInput[]) {
  const billed = job.milestones.filter((one) => one.kind !== "final" && hadInvoice(job, one));
  for (const row of billed) {
    const kept = planned.find((one) => one.id === row.id);
    const live = job.invoices.some((one) => one.live && one.milestoneId === row.id);
    if (!kept || (live && !sameShare(row, kept))) {
      return refuse("milestone_billed", `“${row.title}” is billed: it stays as it is.`);
    }
  }
  return null;
}

function sameShare(row: MilestoneRow, input: MilestoneInput): boolean {
  return (
    row.title === input.title.trim() &&
    row.kind === input.kind &&
    row.sharePercent === input.sharePercent &&
    row.shareAmount === input.shareAmount
  );
}

function rowsOf(job: Job, planned: MilestoneInput[], context: Context): MilestoneRow[] {
  const { organisationId, id: jobId } = job.row;
  const parts = planned.map(({ id, title, kind, sharePercent, shareAmount }, index): MilestoneRow => {
    const known = job.milestones.find((one) => one.id === id && one.kind !== "final");
    return {
      ...{ organisationId, jobId, id: known?.id ?? context.newId("mile"), title: title.trim() },
      ...{ position: index + 1, kind, sharePercent, shareAmount, reachedAt: known?.reachedAt ?? null },
    };
  });
  const finals = job.milestones
    .filter((one) => one.kind === "final")
    .map((one) => ({ ...one, title: parts.length > 0 ? REST : WHOLE, position: parts.length + 1 }));
  return [...parts, ...finals];
}

function same(before: MilestoneRow[], after: MilestoneRow[]): boolean {
  return JSON.stringify(before.map(facts)) === JSON.stringify(after.map(facts));
}

const facts = ({ id, title, position, kind, sharePercent, shareAmount }: MilestoneRow) => [
  ...[id, title, position, kind, sharePercent, shareAmount],
];
