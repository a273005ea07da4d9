import { queueDelivery } from "../../delivery/rules.ts";
import { changed, happened, refuse, replaceRow, unchanged } from "../decision.ts";
import type { Context, Decision, Job, SignatureInput } from "../types.ts";
import { attachSignature } from "./attach-proof.ts";

/** Sends the customer a link by which they confirm the work on their own phone. */
export function askConfirmation(job: Job, id: string, recipient: string, context: Context): Decision {
  if (job.confirmations.some((one) => one.id === id)) return unchanged(job);
  const to = recipient.trim();
  if (to === "") return refuse("no_address", "Write the e-mail address of the person who confirms.");
  const { organisationId, id: jobId } = job.row;
  const row = {
    ...{ organisationId, jobId, id, recipient: to, askedBy: context.actor.name },
    ...{ askedAt: context.at ?? context.now, confirmedAt: null },
  };
  const asked = { ...job, confirmations: [...job.confirmations, row] };
  const letter = { kind: "confirmation", subjectId: id, sequence: 1, recipient: to } as const;
  const queued = queueDelivery(asked, letter, context);
  return changed(queued.job, happened("confirmation.asked", { confirmationId: id }), ...queued.events);
}

/** The customer confirms by the link: it counts as their signature. A second press changes nothing. */
export function confirmWork(job: Job, id: string, signature: SignatureInput, context: Context): Decision {
  const request = job.confirmations.find((one) => one.id === id);
  if (!request) return refuse("not_found", "There is no such link.");
  if (request.confirmedAt !== null) return unchanged(job);
  const confirmations = replaceRow(job.confirmations, id, { confirmedAt: context.now });
  const attached = attachSignature({ ...job, confirmations }, signature);
  if (!attached.ok) return attached;
  return changed(attached.job, happened("confirmation.given", { confirmationId: id }), ...attached.events);
}
