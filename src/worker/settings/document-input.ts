import { DOCUMENT_KINDS, type DocumentKind } from "../portals/profile.ts";
import { imageKind, likenessOf } from "../proof/file-kind.ts";
import { isCalendarDate } from "../time/calendar.ts";

const MOST_MEGABYTES = 10;
const LONGEST_NAME = 120;

export type DocumentDraft = { kind: string; expiresOn: string; wrong: { [field: string]: string } };
export type DocumentInput = {
  kind: DocumentKind;
  expiresOn: string | null;
  fileName: string;
  contentType: "application/pdf" | "image/jpeg" | "image/png";
  extension: "pdf" | "jpg" | "png";
};

/** A paper as a person sent it; `document` is null where something is wrong, which `draft` says at its field. */
export function readDocument(
  typed: { kind: string; expiresOn: string; fileName: string },
  bytes: Uint8Array,
): { draft: DocumentDraft; document: DocumentInput | null } {
  const { expiresOn } = typed;
  const kind = DOCUMENT_KINDS.find((one) => one === typed.kind);
  const file = fileKind(bytes);
  const wrong: DocumentDraft["wrong"] = {};
  if (!kind) wrong.kind = "Choose what it is.";
  if (expiresOn !== "" && !isCalendarDate(expiresOn)) wrong.expiresOn = "The date does not exist.";
  if (bytes.length === 0) wrong.file = "Choose a file first.";
  else if (bytes.length > MOST_MEGABYTES * 1024 * 1024)
    wrong.file = `The file may have ${MOST_MEGABYTES} MB. Save it smaller.`;
  else if (!file) wrong.file = "The file is a PDF, a JPEG or a PNG picture; this is something else.";
  const draft = { kind: typed.kind, expiresOn, wrong };
  if (!kind || !file || Object.keys(wrong).length > 0) return { draft, document: null };
  const fileName = nameOf(typed.fileName, file.extension);
  return { draft, document: { kind, expiresOn: expiresOn || null, fileName, ...file } };
}

function fileKind(bytes: Uint8Array): Pick<DocumentInput, "contentType" | "extension"> | null {
  if (likenessOf(bytes) === "pdf") return { contentType: "application/pdf", extension: "pdf" };
  const image = imageKind(bytes);
  if (image?.contentType === "image/jpeg") return { contentType: image.contentType, extension: "jpg" };
  return image?.contentType === "image/png" ? { contentType: image.contentType, extension: "png" } : null;
}

/** A name that every system takes, whose ending says what the bytes are. */
function nameOf(sent: string, extension: string): string {
  const plain = sent
    .normalize("NFC")
    .replace(/\.[^.]*$/, "")
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  return `${plain || "document"}.${extension}`;
}
