import { decodeWords } from "postal-mime";
import type { MailHeader } from "./read-head.ts";

/** How programs that answer for somebody begin their subject, in the languages of our users. */
const ABSENT = [
  "automatic reply:",
  "auto reply:",
  "auto-reply:",
  "autoreply:",
  "auto response:",
  "automatic response:",
  "out of office:",
  "out of the office:",
  "respuesta automática:",
  "respuesta automatica:",
  "fuera de la oficina:",
  "automatische antwort:",
  "réponse automatique :",
  "réponse automatique:",
];
const RETURNED = [
  "undeliverable:",
  "undelivered mail returned to sender",
  "delivery status notification",
  "mail delivery failed",
  "returned mail:",
  "failure notice",
];

/**
 * Why a mail that a program sent by itself is no work order; null for any other. Portals' notices are automatic too
 * (`Auto-Submitted: auto-generated`, `Precedence: bulk`): only answers (RFC 3834) and returned mail (RFC 3464) are meant here.
 */
export function automaticKind(mail: { envelopeFrom: string; headers: readonly MailHeader[] }): string | null {
  if (isReturned(mail)) return "It is a notice about a mail that could not be delivered, not a work order.";
  if (isAnswer(mail.headers)) return "It is an automatic answer, not a work order.";
  return null;
}

function isReturned({
  envelopeFrom,
  headers,
}: {
  envelopeFrom: string;
  headers: readonly MailHeader[];
}): boolean {
  if (envelopeFrom.trim() === "" || envelopeFrom.trim() === "<>") return true;
  if (lowerOf(headers, "content-type").startsWith("multipart/report")) return true;
  if (/^["<]?(mailer-daemon|postmaster)@|<(mailer-daemon|postmaster)@/.test(lowerOf(headers, "from")))
    return true;
  return begins(headers, RETURNED);
}

function isAnswer(headers: readonly MailHeader[]): boolean {
  if (lowerOf(headers, "auto-submitted").startsWith("auto-replied")) return true;
  if (["auto_reply", "auto-reply", "junk"].includes(lowerOf(headers, "precedence"))) return true;
  if (["x-autoreply", "x-autorespond", "x-autoreply-from"].some((name) => headerOf(headers, name) !== ""))
    return true;
  return begins(headers, ABSENT);
}

function begins(headers: readonly MailHeader[], words: string[]): boolean {
  const subject = decodeWords(headerOf(headers, "subject").slice(0, 2000)).toLowerCase();
  return words.some((word) => subject.startsWith(word));
}

function headerOf(headers: readonly MailHeader[], wanted: string): string {
  return headers.find(({ name }) => name === wanted)?.value ?? "";
}

function lowerOf(headers: readonly MailHeader[], wanted: string): string {
  return headerOf(headers, wanted).toLowerCase();
}
