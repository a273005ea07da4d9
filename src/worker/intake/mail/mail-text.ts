import type { Email } from "postal-mime";
import { htmlToText } from "./html/html-to-text.ts";
import { plainText } from "./plain-text.ts";
import type { MailHead } from "./read-head.ts";
import type { MailText } from "./read-ticket.ts";

/** Characters. A ticket is told in the first pages of a mail; what follows is history. */
export const LONGEST_TEXT = 200_000;
const LONGEST_HTML = 5_000_000;

/** What stands in a text part that was not meant to be read, in lower case. */
const NOT_HERE = [
  "view this email in",
  "view in browser",
  "view this message in",
  "view in html",
  "html-capable",
  "html compatible",
  "enable html",
  "does not support html",
  "supports html",
  "ver en el navegador",
  "no admite html",
];

/**
 * A mail's words as a layout reads them: its plain text where that says as much as its HTML, else the HTML's.
 * @param head the mail's own sender and subject
 */
export function mailText(email: Email, { from, subject }: Pick<MailHead, "from" | "subject">): MailText {
  return {
    from,
    subject: plainText(subject),
    text: wordsOf(email),
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      fileName: filename ?? "",
      contentType: mimeType,
      bytes: typeof content === "string" ? content.length : content.byteLength,
    })),
  };
}

function wordsOf({ text = "", html = "" }: Email): string {
  const written = plainText(text.slice(0, LONGEST_TEXT));
  if (html === "") return written.trim();
  const shown = plainText(htmlToText(html.slice(0, LONGEST_HTML), LONGEST_TEXT)).slice(0, LONGEST_TEXT);
  return (saysAsMuch(written, shown) ? written : shown).trim();
}

/** Portals often write the labels and values into the HTML alone, and a line or two into the text. */
function saysAsMuch(written: string, shown: string): boolean {
  if (written.trim() === "") return false;
  if (labelsIn(shown) > labelsIn(written)) return false;
  const start = written.slice(0, 2_000).toLowerCase();
  const isNotHere = NOT_HERE.some((words) => start.includes(words));
  return !isNotHere || wordCount(written) * 2 >= wordCount(shown);
}

/** Lines that look like `Label: value`. */
function labelsIn(text: string): number {
  return text.split("\n").filter((line) => /^[^:\s][^:]{0,40}:\s*[^\s/]/.test(line.slice(0, 200))).length;
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}
