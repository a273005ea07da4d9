import { changed, happened, unchanged } from "../jobs/decision.ts";
import type { Change, Context, Job } from "../jobs/types.ts";
import { deliveryFailed, setDelivery } from "./rules.ts";
import type { DeliveryReport, DeliveryStatus } from "./types.ts";

/** How far a letter has come. Reports arrive late and in any order; it only moves forward. */
const RANK: { [status in DeliveryStatus]: number } = {
  ...{ queued: 0, cancelled: 0, refused: 0, unsure: 1, sent: 1 },
  ...{ delivered: 2, opened: 3, bounced: 4 },
};

/**
 * Takes in what the mail service tells of a letter. A letter whose fate was unsure is thereby sent; one that came back is shown
 * to a person. That somebody opened it may be a mail program's doing, so it is a hint and no proof.
 */
export function reportDelivery(
  job: Job,
  deliveryId: string,
  report: DeliveryReport,
  context: Context,
): Change {
  const delivery = job.deliveries.find((one) => one.id === deliveryId);
  if (!delivery || RANK[delivery.status] === 0 || RANK[report] <= RANK[delivery.status])
    return unchanged(job);
  if (report === "bounced") {
    return deliveryFailed(
      job,
      delivery,
      "bounced",
      "The mail service says that the address does not take mail.",
      context,
    );
  }
  const { kind, sequence, subjectId } = delivery;
  const event = happened(report === "opened" ? "delivery.opened" : "delivery.delivered", {
    ...{ deliveryId, kind, sequence, subjectId },
  });
  return changed(setDelivery(job, deliveryId, { status: report }), event);
}
