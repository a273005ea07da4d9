import { type ErrorResponse, Resend } from "resend";
import { LOOP_HEADER } from "../intake/mail/loop-header.ts";
import type { MailAnswer } from "./types.ts";

const TIMEOUT_MS = 15_000;

/** A file that goes with a mail; `content` is base64. */
export type MailAttachment = { filename: string; contentType: string; content: string };

export type Mail = {
  /** As `mailbox` writes it. */
  from: string;
  to: string;
  cc?: string[];
  subject: string;
  html: string;
  text: string;
  replyTo?: string;
  attachments?: MailAttachment[];
  /** The same key within 24 hours is sent once. */
  idempotencyKey: string;
  headers?: { [name: string]: string };
  /** Come back with every report of the letter; letters, digits, `_` and `-` only. */
  tags?: { name: string; value: string }[];
};

/** Hands one mail to Resend. Takes 15 seconds at most and never throws. */
export async function sendMail(
  env: Pick<Env, "RESEND_API_KEY" | "RESEND_API_BASE">,
  mail: Mail,
): Promise<MailAnswer> {
  const { idempotencyKey, ...rest } = mail;
  // Should it come round to an address of our own, it is known again.
  const content = { ...rest, headers: { ...rest.headers, [LOOP_HEADER]: "1" } };
  try {
    const resend = new Resend(env.RESEND_API_KEY, { baseUrl: env.RESEND_API_BASE });
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { data, error } = await resend.emails.send(content, { idempotencyKey, signal });
    return error ? readError(error) : { kind: "sent", providerId: data.id };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    return {
      kind: "unknown",
      reason: timedOut ? "The mail service did not answer." : "The mail service could not be reached.",
    };
  }
}

/** A name and an address as a From header wants them; the name is quoted, since companies have commas in theirs. */
export function mailbox(name: string, address: string): string {
  return `"${name.replace(/[\r\n]+/g, " ").replace(/["\\]/g, "\\$&")}" <${address}>`;
}

/** Codes: https://resend.com/docs/api-reference/errors and …/dashboard/emails/idempotency-keys */
function readError({ name, statusCode, message }: ErrorResponse): MailAnswer {
  // The key was used with another body before, so a mail with this key was taken then.
  if (name === "invalid_idempotent_request") return { kind: "sent", providerId: null };
  if (name === "concurrent_idempotent_requests")
    return { kind: "unknown", reason: "The same mail is on its way." };
  if (statusCode === null) return { kind: "unknown", reason: "The mail service could not be reached." };
  const final = statusCode >= 400 && statusCode < 500 && statusCode !== 429;
  return { kind: final ? "refused" : "unknown", reason: message };
}
