import type { Email } from "postal-mime";
import type { MailHead } from "./read-head.ts";
import type { MailText } from "./read-ticket.ts";

/** A ticket is told in the first pages of a mail; what follows is history. */
const LONGEST_TEXT = 200_000;

/** A mail's words as a layout reads them: its plain text where that says something, else its HTML's. */
export function mailText(email: Email, { from, subject }: Pick<MailHead, "from" | "subject">): MailText {
  return {
    from,
    subject,
    text: (email.text ?? "").slice(0, LONGEST_TEXT).replace(/\r\n?/g, "\n"),
    attachments: email.attachments.map(({ filename, mimeType, content }) => ({
      fileName: filename ?? "",
      contentType: mimeType,
      bytes: typeof content === "string" ? content.length : content.byteLength,
    })),
  };
}
