import { imageSize } from "image-size";
import { imageKind } from "../proof/file-kind.ts";
import { sha256Hex } from "../proof/storage.ts";

const MEGABYTE = 1024 * 1024;
const MOST_PIXELS = 2_000;

type Logo = { key: string; contentType: "image/png" | "image/jpeg" };

/** Whether these bytes are a logo that the papers can carry, and where it is kept; else why not. */
export async function checkLogo(
  organisationId: string,
  bytes: Uint8Array,
): Promise<Logo | { wrong: string }> {
  if (bytes.length === 0) return { wrong: "Choose a picture first." };
  if (bytes.length > MEGABYTE) return { wrong: "The logo may have 1 MB. Save it smaller." };
  const kind = imageKind(bytes);
  if (kind?.contentType !== "image/png" && kind?.contentType !== "image/jpeg")
    return { wrong: "The logo is a PNG or a JPEG picture." };
  const size = sizeOf(bytes);
  if (!size) return { wrong: "The picture is cut off: its size cannot be read. Save it again." };
  if (Math.max(size.width, size.height) > MOST_PIXELS)
    return { wrong: `The logo is ${size.width} × ${size.height} pixels; a side may have ${MOST_PIXELS}.` };
  const key = `${organisationId}/brand/${await sha256Hex(bytes)}.${kind.extension}`;
  return { key, contentType: kind.contentType };
}

/** What a logo that was kept is, by its name. */
export function logoType(key: string): Logo["contentType"] {
  return key.endsWith(".png") ? "image/png" : "image/jpeg";
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null;
  }
}
