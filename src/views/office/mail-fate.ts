import type { DeliveryRow } from "../../worker/database/rows.ts";
import type { DeliveryKind } from "../../worker/delivery/types.ts";
import { formatMoment } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";

/** What became of the letter about a link or a request, in a sentence; null where there is none. */
export function mailFate(
  deliveries: readonly DeliveryRow[],
  kind: DeliveryKind,
  subjectId: string,
  { clock }: Pick<Frame, "clock">,
): string | null {
  const letter = deliveries.filter((one) => one.subjectId === subjectId && one.kind === kind).at(-1);
  if (!letter) return null;
  const at = letter.sentAt === null ? "" : ` ${formatMoment(letter.sentAt, clock)}`;
  switch (letter.status) {
    case "queued":
      return letter.error === null || letter.dueAt === null
        ? `The letter to ${letter.recipient} is on its way.`
        : `The mail service did not answer; we try again at ${formatMoment(letter.dueAt, clock)}.`;
    case "sent":
      return `The letter went to ${letter.recipient}${at}.`;
    case "delivered":
      return `The letter to ${letter.recipient}, sent${at}, arrived.`;
    case "opened":
      return `The letter to ${letter.recipient}, sent${at}, was opened.`;
    case "bounced":
      return `${letter.recipient} does not take it: ${letter.error ?? "the mailbox does not exist"}.`;
    case "cancelled":
      return `The letter to ${letter.recipient} was not sent: there was no longer a reason to.`;
    default:
      return `The letter to ${letter.recipient} was not sent: ${letter.error ?? "no reason given"}`;
  }
}
