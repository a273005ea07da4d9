import type { ChangeOrderRow, MilestoneRow } from "../database/rows.ts";
import type { Job } from "../jobs/types.ts";
import type { JobAnswer } from "./shapes/job.ts";
import { asMoment, asMomentOrNull } from "./shapes/moment.ts";

type Billed = Pick<Job, "row" | "milestones" | "invoices">;

/** The parts in which a job is billed, in their order. */
export function presentMilestones(job: Billed): JobAnswer["milestones"] {
  return job.milestones.map((milestone) => {
    const { id, title, kind } = milestone;
    const invoice = job.invoices.find((one) => one.live && one.milestoneId === id);
    const reachedAt = kind === "final" ? job.row.completedAt : milestone.reachedAt;
    const waits = reachedAt === null ? "planned" : "reached";
    const billed = invoice?.status === "paid" ? "paid" : "billed";
    return {
      ...{ id, title, kind, share: shareOf(milestone), status: invoice ? billed : waits },
      ...{ reachedAt: asMomentOrNull(reachedAt), invoiceId: invoice?.id ?? null },
    };
  });
}

function shareOf({ kind, sharePercent: percent, shareAmount: amount }: MilestoneRow) {
  return kind === "final" ? null : { percent, amount };
}

/** What was proposed beyond the order, in the order of asking. */
export function presentChangeOrder(row: ChangeOrderRow): JobAnswer["changeOrders"][number] {
  const { id, title, reason, status, amount, notToExceed, askedBy, answer, answeredBy } = row;
  return {
    ...{ id, title, reason, status, amount, notToExceed, askedBy, askedAt: asMoment(row.askedAt) },
    ...{ answer, answeredBy, answeredAt: asMomentOrNull(row.answeredAt) },
  };
}
