import type { FileToAttach } from "./attach-files.ts";
import { sniff } from "./mail/files/file-kind.ts";
import { extensionOf, safeFileName } from "./mail/files/file-name.ts";

type Checked = { ok: true; file: FileToAttach } | { ok: false; detail: string };

const MOST_BYTES = 25 * 1024 * 1024;

const NO = {
  archive: "This is an archive. Unpack it and add the files that are in it.",
  program: "This is a program or can hold one. It is not kept.",
  page: "This is a web page or a drawing that can hold a program. Save it as a PDF and add that.",
  unknown:
    "This is no kind of file that is kept: a PDF, a picture, a video, a text, a Word or an Excel document.",
} as const;

/** Whether a job can have this file, by the same rules as one that came with a mail: its bytes tell what it is. */
export function checkFile(named: string, bytes: Uint8Array): Checked {
  if (bytes.length === 0) return { ok: false, detail: "This file is empty. Choose another." };
  if (bytes.length > MOST_BYTES) return { ok: false, detail: "This file has more than 25 MB." };
  const sniffed = sniff(bytes, extensionOf(named));
  if (typeof sniffed === "string") return { ok: false, detail: NO[sniffed] };
  const fileName = safeFileName(named, sniffed.extensions, "file");
  return { ok: true, file: { fileName, contentType: sniffed.contentType, bytes } };
}
