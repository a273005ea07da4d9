import type { Attachment, Email } from "postal-mime";

/** A file that goes to the job. `contentType` is what its bytes are, whatever the mail calls them. */
export type KeptFile = { fileName: string; contentType: string; bytes: Uint8Array };

/** A file that stays in the original message, and why: a sentence. */
export type LeftFile = { fileName: string; why: string };

export type MailFiles = { kept: KeptFile[]; left: LeftFile[] };

const MOST_FILES = 25;
const MOST_BYTES = 25 * 1024 * 1024;

/** Which files of a mail go to the job, and which do not. Nothing is unpacked. */
export function attachmentsOf(email: Email): MailFiles {
  const files: MailFiles = { kept: [], left: [] };
  let sum = 0;
  for (const attachment of email.attachments) {
    const fileName = attachment.filename ?? "file";
    const bytes = bytesOf(attachment);
    if (files.kept.length === MOST_FILES || sum + bytes.length > MOST_BYTES) {
      files.left.push({ fileName, why: "A job takes 25 files and 25 MB from a mail." });
      continue;
    }
    sum += bytes.length;
    files.kept.push({ fileName, contentType: attachment.mimeType, bytes });
  }
  return files;
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
