import type { Attachment, Email } from "postal-mime";
import { bytesOf } from "./files/bytes-of.ts";
import { mailText } from "./mail-text.ts";
import { readHead } from "./read-head.ts";

const DEEPEST = 3;
const MOST = 10;

/** A mail whose attached mails were opened: their files are among its own, and `inner` is what each of them says. */
type Opened = { email: Email; inner: string[] };

/**
 * Opens the mails that are attached to a mail, as Outlook does when it forwards one as an attachment. Those too deep or too many stay
 * files.
 * @param open opens one mail; may throw, and then that one stays a file
 */
export async function openInner(outer: Email, open: (bytes: Uint8Array) => Promise<Email>): Promise<Opened> {
  const inner: string[] = [];
  const budget = { left: MOST };

  async function filesOf(email: Email, depth: number): Promise<Attachment[]> {
    const files: Attachment[] = [];
    for (const file of email.attachments) {
      const bytes = depth < DEEPEST && isMail(file) && budget.left-- > 0 ? bytesOf(file) : null;
      const mail = bytes && (await open(bytes).catch(() => null));
      if (!bytes || !mail) files.push(file);
      else {
        inner.push(asForwarded(mail, bytes));
        files.push(...(await filesOf(mail, depth + 1)));
      }
    }
    return files;
  }

  const attachments = await filesOf(outer, 0);
  return { email: { ...outer, attachments }, inner };
}

function isMail({ mimeType, filename }: Attachment): boolean {
  return mimeType === "message/rfc822" || (filename ?? "").toLowerCase().endsWith(".eml");
}

/** Looks as if it had been forwarded in the text, so that it is read alike. */
function asForwarded(mail: Email, bytes: Uint8Array): string {
  const head = readHead(bytes);
  const { text, subject, from } = mailText(mail, head);
  return `---------- Forwarded message ----------\nFrom: ${from.name} <${from.address}>\nSubject: ${subject}\n\n${text}`;
}
