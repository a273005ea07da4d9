import { backoff, KEY_PROTECTS_FOR } from "../billing/ledger/backoff.ts";
import type { NoticeRow } from "../database/rows.ts";
import type { MailAnswer } from "../delivery/types.ts";

/** What becomes of a letter after one try, and what a person is told where it does not go on by itself. */
export type Outcome = {
  row: Pick<NoticeRow, "status" | "tries" | "dueAt" | "error">;
  failure: string | null;
};

/**
 * Decides on one answer of the mail service. As long as the service recognises a repeat, what may have left is sent again.
 * @param now milliseconds since 1970
 * @param chance between 0 and 1: spreads retries
 */
export function answerNotice(
  notice: Pick<NoticeRow, "title" | "recipient" | "tries" | "createdAt">,
  answer: MailAnswer,
  now: number,
  chance: number,
): Outcome {
  const tries = notice.tries + 1;
  if (answer.kind === "sent")
    return { row: { status: "sent", tries, dueAt: null, error: null }, failure: null };
  const error = answer.reason;
  const later = now + backoff(tries, chance);
  if (answer.kind === "unknown" && later < notice.createdAt + KEY_PROTECTS_FOR) {
    return { row: { status: "queued", tries, dueAt: later, error }, failure: null };
  }
  const status = answer.kind === "refused" ? "refused" : "unsure";
  const fate = status === "refused" ? "was not sent" : "may or may not have been sent";
  return {
    row: { status, tries, dueAt: null, error },
    failure: `“${notice.title}” to ${notice.recipient} ${fate}. ${error}`,
  };
}
