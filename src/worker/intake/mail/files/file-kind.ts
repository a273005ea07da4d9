import { imageKind } from "../../../proof/file-kind.ts";

/** What a file is by its bytes; `extensions` are those that suit it, the usual one first. */
export type FileKind = { contentType: string; extensions: readonly string[] };

/** A file that a job may have, or why it may not. */
export type Sniffed = FileKind | "archive" | "program" | "page" | "unknown";

const kind = (contentType: string, ...extensions: string[]): FileKind => ({ contentType, extensions });

const PDF = kind("application/pdf", "pdf");
const OLE = [kind("application/msword", "doc"), kind("application/vnd.ms-excel", "xls")];
const OFFICE_XML = "application/vnd.openxmlformats-officedocument";
const ZIPPED = [
  kind(`${OFFICE_XML}.wordprocessingml.document`, "docx"),
  kind(`${OFFICE_XML}.spreadsheetml.sheet`, "xlsx"),
  kind("application/vnd.oasis.opendocument.text", "odt"),
  kind("application/vnd.oasis.opendocument.spreadsheet", "ods"),
];
const TEXTS = [kind("text/csv", "csv"), kind("text/calendar", "ics"), kind("text/plain", "txt", "log", "md")];

/** How files begin: https://en.wikipedia.org/wiki/List_of_file_signatures */
const BEGINNINGS: readonly [string, Sniffed][] = [
  ["GIF8", kind("image/gif", "gif")],
  ["II*\0", kind("image/tiff", "tif", "tiff")],
  ["MM\0*", kind("image/tiff", "tif", "tiff")],
  ["{\\rtf", kind("application/rtf", "rtf")],
  ...(["Rar!", "7z\xbc\xaf\x27\x1c", "\x1f\x8b", "BZh", "\xfd7zXZ", "MSCF", "\x28\xb5\x2f\xfd"] as const).map(
    (start): [string, Sniffed] => [start, "archive"],
  ),
  ...(
    [
      "MZ",
      "\x7fELF",
      "\xca\xfe\xba\xbe",
      "\xcf\xfa\xed\xfe",
      "\xce\xfa\xed\xfe",
      "#!",
      "L\0\0\0\x01\x14\x02\0",
    ] as const
  ).map((start): [string, Sniffed] => [start, "program"]),
];
/** Brands of ISO media files (ISO/IEC 14496-12) by which phones' videos are known. */
const VIDEOS: readonly [RegExp, FileKind][] = [
  [/^qt/, kind("video/quicktime", "mov", "qt")],
  [/^(?:isom|iso\d|mp4|M4V|avc1|3gp|MSNV)/, kind("video/mp4", "mp4", "m4v", "3gp")],
];
/** Other names that a photo's extension goes by. */
const ALSO: { [extension: string]: readonly string[] } = { jpg: ["jpeg", "jpe"], heic: ["heif"] };
const PROGRAMS = new Set(
  "exe com bat cmd ps1 psm1 js jse mjs vbs vbe wsf wsh scr pif msi msp lnk jar hta apk app dmg pkg sh cpl reg docm xlsm pptm dotm xlam".split(
    " ",
  ),
);
const PAGES = new Set("html htm xhtml shtml mht mhtml svg xml xsl".split(" "));

/**
 * What a file is, by its bytes first, since a name can say anything; of what bytes do not tell, such as text, by its name.
 * @param extension of its name, in lower case, without the dot
 */
export function sniff(bytes: Uint8Array, extension: string): Sniffed {
  const start = String.fromCharCode(...bytes.subarray(0, 2_048));
  const image = imageKind(bytes);
  if (image) return kind(image.contentType, image.extension, ...(ALSO[image.extension] ?? []));
  const known = BEGINNINGS.find(([begin]) => start.startsWith(begin))?.[1];
  if (known) return known;
  if (PROGRAMS.has(extension)) return "program";
  if (start.slice(0, 1_024).includes("%PDF-")) return PDF;
  if (start.slice(4, 8) === "ftyp")
    return VIDEOS.find(([brand]) => brand.test(start.slice(8, 12)))?.[1] ?? "unknown";
  if (start.startsWith("\xd0\xcf\x11\xe0")) return byName(OLE, extension) ?? "unknown";
  if (start.startsWith("PK")) return (isDocument(start) && byName(ZIPPED, extension)) || "archive";
  if (start.slice(257, 262) === "ustar") return "archive";
  if (PAGES.has(extension) || /^\s{0,200}<(?:!doctype|html|svg|\?xml|script)/i.test(start)) return "page";
  return isText(bytes) ? (byName(TEXTS, extension) ?? "unknown") : "unknown";
}

function byName(kinds: readonly FileKind[], extension: string): FileKind | undefined {
  return kinds.find(({ extensions }) => extensions.includes(extension));
}

/** A zipped document names its parts near the start; it is not unpacked to see. */
function isDocument(start: string): boolean {
  return ["[Content_Types].xml", "_rels/.rels", "mimetypeapplication/vnd.oasis"].some((part) =>
    start.includes(part),
  );
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 8_192).includes(0);
}
