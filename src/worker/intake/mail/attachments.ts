import { imageSize } from "image-size";
import type { Attachment, Email } from "postal-mime";
import { bytesOf } from "./files/bytes-of.ts";
import { type FileKind, sniff } from "./files/file-kind.ts";
import { extensionOf, safeFileName } from "./files/file-name.ts";

/** A file that goes to the job. `contentType` is what its bytes are, whatever the mail calls them. */
export type KeptFile = { fileName: string; contentType: string; bytes: Uint8Array };

/** A file that stays in the original message, and why: a sentence. */
export type LeftFile = { fileName: string; why: string };

export type MailFiles = { kept: KeptFile[]; left: LeftFile[] };

const MOST_FILES = 25;
const MOST_BYTES = 25 * 1024 * 1024;
/** A picture within the text that is smaller than this is a logo or a button: bytes, and pixels of its shorter side. */
const SMALL_BYTES = 8_000;
const SMALL_SIDE = 150;
/** A picture as large as a dot tells the sender that the mail was opened. */
const DOT = 4;

const STAYS = "It stays in the original message.";
const WHY = {
  archive: `It is an archive, and those are not unpacked here. ${STAYS}`,
  program: `It is a program or can hold one. ${STAYS}`,
  page: `It is a web page or a drawing that can hold a program. ${STAYS}`,
  unknown: `What kind of file it is could not be told. ${STAYS}`,
} as const;

/** What mail programs add for each other. */
const NOISE = [
  ...[
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "application/pgp-keys",
  ],
  ...[
    "message/delivery-status",
    "message/disposition-notification",
    "text/rfc822-headers",
    "text/vcard",
    "text/x-vcard",
  ],
  "text/x-amp-html",
];

/**
 * Which files of a mail go to the job, and which stay with the message. Photos, PDFs, videos, office documents and texts go, at most 25
 * files and 25 MB; nothing is unpacked; logos within the text and dots that track are dropped without a word.
 */
export function attachmentsOf(email: Email): MailFiles {
  const files: MailFiles = { kept: [], left: [] };
  let sum = 0;
  for (const attachment of email.attachments) {
    const bytes = bytesOf(attachment);
    if (isNoise(attachment, bytes) || files.kept.some((known) => isSame(known.bytes, bytes))) continue;
    const named = attachment.filename ?? "";
    const otherwise = `file ${files.kept.length + files.left.length + 1}`;
    const found = whatItIs(attachment, bytes, named);
    if (typeof found === "string") {
      files.left.push({ fileName: safeFileName(named, [], otherwise), why: found });
    } else if (files.kept.length === MOST_FILES || sum + bytes.length > MOST_BYTES) {
      const fileName = safeFileName(named, found.extensions, otherwise);
      files.left.push({ fileName, why: `A job takes ${MOST_FILES} files and 25 MB from one mail. ${STAYS}` });
    } else {
      sum += bytes.length;
      const taken = files.kept.map(({ fileName }) => fileName);
      const fileName = otherThan(taken, safeFileName(named, found.extensions, otherwise));
      files.kept.push({ fileName, contentType: found.contentType, bytes });
    }
  }
  return files;
}

function whatItIs({ mimeType }: Attachment, bytes: Uint8Array, fileName: string): FileKind | string {
  if (bytes.length === 0) return "It is empty.";
  if (mimeType === "application/ms-tnef") {
    return `It is Outlook's own wrapping, which other programs cannot open. Ask for the files as PDF. ${STAYS}`;
  }
  if (/^application\/(?:x-)?pkcs7-mime$/.test(mimeType))
    return `It is encrypted and cannot be read here. ${STAYS}`;
  if (mimeType === "message/rfc822") return `It is a mail that could not be opened. ${STAYS}`;
  const sniffed = sniff(bytes, extensionOf(fileName));
  return typeof sniffed === "string" ? WHY[sniffed] : sniffed;
}

function isNoise({ mimeType, disposition, related, contentId }: Attachment, bytes: Uint8Array): boolean {
  if (NOISE.includes(mimeType)) return true;
  const shorter = mimeType.startsWith("image/") ? shorterSide(bytes) : null;
  if (shorter === null) return false;
  const isWithin = related || disposition === "inline" || (disposition === null && contentId !== undefined);
  return shorter <= DOT || (isWithin && (bytes.length < SMALL_BYTES || shorter < SMALL_SIDE));
}

/** In pixels; null where the bytes are no picture that is known. */
function shorterSide(bytes: Uint8Array): number | null {
  try {
    const { width, height } = imageSize(bytes);
    return Math.min(width, height);
  } catch {
    return null;
  }
}

/** A file that was attached to a mail and to the one that it forwards is one file. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function otherThan(taken: string[], fileName: string): string {
  if (!taken.includes(fileName)) return fileName;
  const dot = fileName.lastIndexOf(".");
  for (let count = 2; ; count++) {
    const other = `${fileName.slice(0, dot)} (${count})${fileName.slice(dot)}`;
    if (!taken.includes(other)) return other;
  }
}
