import { changed, happened, unchanged, withRow } from "../decision.ts";
import { liveInvoices } from "../office-actions.ts";
import type { Decision, Job } from "../types.ts";

/**
 * A job's manager says that its order is cancelled. It needs a look then and is not cancelled by itself: a person may know that it is
 * done already. Of one that is billed the history alone tells.
 * @param by who says it, such as the portal's name
 */
export function hearCancelled(job: Job, by: string, messageId: string): Decision {
  const { status, needsLook } = job.row;
  if (status === "cancelled" || status === "closed" || needsLook.includes("cancelled")) return unchanged(job);
  const told = happened("ticket.cancelled", { by, messageId });
  if (liveInvoices(job).length > 0) return changed(job, told);
  return changed(withRow(job, { needsLook: [...needsLook, "cancelled"] }), told);
}

/** A person decided that the job stays, whatever its manager said. */
export function keepTicket(job: Job): Decision {
  if (!job.row.needsLook.includes("cancelled")) return unchanged(job);
  const needsLook = job.row.needsLook.filter((one) => one !== "cancelled");
  return changed(withRow(job, { needsLook }), happened("ticket.mended", { missing: ["cancelled"] }));
}
