import PostalMime, { type Email } from "postal-mime";
import { openInner } from "./inner-mails.ts";
import { LONGEST_TEXT, mailText } from "./mail-text.ts";
import { inOldLetters } from "./mend-charset.ts";
import { plainText } from "./plain-text.ts";
import { endOfHead, type MailHead, readHead } from "./read-head.ts";
import type { MailText } from "./read-ticket.ts";

/** A mail that was opened, or why it could not be; what its headers tell is there either way. */
export type ParsedMail = MailHead &
  ({ ok: true; email: Email; text: MailText } | { ok: false; reason: string });

/** postal-mime gives up beyond these: no mail that a person or a portal wrote comes near. */
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 1024 * 1024 };

/**
 * Opens a mail as it came in over the wire. Mails that are attached to it are opened too: their text follows its own, their files are
 * among its attachments. Never throws: a mail that cannot be opened says why.
 */
export async function parseMail(raw: ArrayBuffer | Uint8Array): Promise<ParsedMail> {
  const bytes = raw instanceof Uint8Array ? raw : new Uint8Array(raw);
  const head = readHead(bytes);
  try {
    const outer = await openMail(bytes);
    const { email, inner } = await openInner(outer, openMail);
    const text = mailText(email, head);
    const words = [text.text, ...inner].join("\n\n").trim();
    const isBroken = words === "" && !email.text && !email.html && email.attachments.length === 0;
    return { ...head, ok: true, email, text: { ...text, text: isBroken ? rawBody(bytes) : words } };
  } catch {
    return {
      ...head,
      ok: false,
      reason: "It is built in a way that no program can read. Open the original message.",
    };
  }
}

/** Mails inside stay attachments here, so that their HTML is read like any other. */
async function openMail(bytes: Uint8Array): Promise<Email> {
  const options = { ...LIMITS, forceRfc822Attachments: true };
  const email = await PostalMime.parse(withoutCopy(bytes), options);
  const old = isBelied(email) ? inOldLetters(bytes) : null;
  if (!old) return email;
  const { text, html } = await PostalMime.parse(old, options);
  return { ...email, text, html };
}

/** postal-mime copies a view, and 25 MB twice is much for a Worker; a buffer it takes as it is. */
function withoutCopy(bytes: Uint8Array): Uint8Array | ArrayBuffer {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength ? buffer : bytes;
}

/** U+FFFD stands where bytes were no text; where not one letter beyond ASCII was, the mail is not what it says it is. */
function isBelied({ text = "", html = "" }: Email): boolean {
  const letters = text + html;
  return letters.includes("\ufffd") && !/[\u0080-\ufffc]/.test(letters);
}

/** What stands below the headers as it is: of a mail whose parts cannot be told apart, better than nothing. */
function rawBody(bytes: Uint8Array): string {
  return plainText(
    new TextDecoder().decode(bytes.subarray(endOfHead(bytes), endOfHead(bytes) + LONGEST_TEXT)),
  ).trim();
}
