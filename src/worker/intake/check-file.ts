import { imageKind, likenessOf } from "../proof/file-kind.ts";

type Checked = { ok: true; contentType: string } | { ok: false; detail: string };

const MEGABYTE = 1024 * 1024;
const MOST_BYTES = 25 * MEGABYTE;

/** Whether these bytes are a file that a job can have, and what they are: by themselves, never by the file's name. */
export function checkFile(bytes: Uint8Array): Checked {
  if (bytes.length === 0) return { ok: false, detail: "This file is empty. Choose another." };
  if (bytes.length > MOST_BYTES) return { ok: false, detail: "This file has more than 25 MB." };
  const image = imageKind(bytes);
  if (image) return { ok: true, contentType: image.contentType };
  switch (likenessOf(bytes)) {
    case "pdf":
      return { ok: true, contentType: "application/pdf" };
    case "gif":
      return { ok: true, contentType: "image/gif" };
    case "text":
      return { ok: true, contentType: "text/plain; charset=utf-8" };
    case "zip":
      // Word and Excel files are among them.
      return { ok: true, contentType: "application/octet-stream" };
    default:
      return { ok: false, detail: "A file is a PDF, a picture, a text, or a Word or Excel document." };
  }
}
