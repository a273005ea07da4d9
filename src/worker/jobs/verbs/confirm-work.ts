import { isEmail, isPhone, phoneFor } from "../../delivery/recipient.ts";
import { cancelDeliveries, queueDelivery } from "../../delivery/rules.ts";
import { changed, happened, refuse, refuseEnded, replaceRow, unchanged } from "../decision.ts";
import type { Context, Decision, Job, SignatureInput } from "../types.ts";
import { attachSignature } from "./attach-proof.ts";

/** Sends the customer a link, by e-mail or text, by which they confirm the work on their own phone. */
export function askConfirmation(job: Job, id: string, recipient: string, context: Context): Decision {
  if (job.confirmations.some((one) => one.id === id)) return unchanged(job);
  const to = recipient.trim();
  const wrong = problemWith(job, to);
  if (wrong) return refuse("no_address", wrong);
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
  if (job.row.status === "cancelled") return refuseEnded(job);
  const confirmations = replaceRow(job.confirmations, id, { confirmedAt: context.now });
  const attached = attachSignature({ ...job, confirmations }, signature, context);
  if (!attached.ok) return attached;
  const quiet = cancelDeliveries(attached.job, id, "confirmed", context.now);
  const given = happened("confirmation.given", { confirmationId: id });
  return changed(quiet.job, given, ...attached.events, ...quiet.events);
}

function problemWith(job: Job, to: string): string | null {
  if (to === "") return "Write the e-mail address or the phone number of the person who confirms.";
  if (isEmail(to)) return null;
  if (!isPhone(to)) return "This is neither an e-mail address nor a phone number.";
  return phoneFor(job, to) ? null : "Write the whole number with its country code, such as +1 813 555 0199.";
}
