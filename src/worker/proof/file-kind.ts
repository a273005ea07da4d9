/** What a photo may be, by its first bytes: never by its name or by what the sender says. */
export type ImageKind = { contentType: ImageType; extension: "jpg" | "png" | "webp" | "heic" | "avif" };
export type ImageType = "image/jpeg" | "image/png" | "image/webp" | "image/heic" | "image/avif";

/** The kind of photo that these bytes start as; null for everything else. */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { contentType: "image/jpeg", extension: "jpg" };
  if (startsWith(bytes, PNG)) return { contentType: "image/png", extension: "png" };
  if (letters(bytes, 0, 4) === "RIFF" && letters(bytes, 8, 12) === "WEBP") {
    return { contentType: "image/webp", extension: "webp" };
  }
  if (letters(bytes, 4, 8) !== "ftyp") return null;
  const brand = letters(bytes, 8, 12);
  if (brand === "avif") return { contentType: "image/avif", extension: "avif" };
  return HEIC.has(brand) ? { contentType: "image/heic", extension: "heic" } : null;
}

/** What a file that is no photo may be instead. */
export type Likeness = "text" | "pdf" | "gif" | "zip" | "video";

/** What a file that is no photo looks like, by its first bytes; null if it looks like nothing known. */
export function likenessOf(bytes: Uint8Array): Likeness | null {
  const start = letters(bytes, 0, 6);
  if (start.startsWith("GIF8")) return "gif";
  if (start.startsWith("%PDF")) return "pdf";
  if (start.startsWith("PK\u0003\u0004")) return "zip";
  if (letters(bytes, 4, 8) === "ftyp") return "video";
  return readsAsText(bytes.subarray(0, 512)) ? "text" : null;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEIC = new Set(["heic", "heix", "hevc", "hevx", "mif1", "msf1"]);

function startsWith(bytes: Uint8Array, start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function letters(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function readsAsText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
