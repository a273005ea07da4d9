import { type ImageType, imageKind, likenessOf } from "../../worker/proof/file-kind.ts";
import { type Circumstances, circumstances } from "./exif.ts";
import { type StatedSize, statedSize } from "./picture-size.ts";
import type { PhotoProblem } from "./prepare.ts";

/** What a photo's file says before anything is decoded. */
export type Photo = Circumstances & { ok: true; type: ImageType; size: StatedSize | null };

const START_BYTES = 512;
/** The largest photos of today's phones, 200 megapixels, have 40 to 80 MB. */
const MAX_BYTES = 100 * 1024 * 1024;
/** Decoded, a pixel takes four bytes: this is a gigabyte, which ends the page on most phones. */
const MAX_PIXELS = 250_000_000;

/**
 * Tells by its bytes whether a file is a photo that can be prepared, and what it says about itself.
 * @param now milliseconds since 1970
 */
export async function inspect(file: Blob, now: number): Promise<Photo | PhotoProblem> {
  if (file.size === 0) return problem("empty");
  try {
    const start = await bytesOf(file.slice(0, START_BYTES));
    const kind = imageKind(start);
    if (!kind) return { ...problem("not_a_photo"), likeness: likenessOf(start) };
    if (file.size > MAX_BYTES) return problem("too_large");
    return described(await bytesOf(file), kind.contentType, now);
  } catch {
    // The gallery's file went away, or lies in a cloud that cannot be reached now.
    return problem("unreadable");
  }
}

/** A function of its own, so that nothing holds the file's bytes any more when the picture is decoded. */
function described(bytes: Uint8Array<ArrayBuffer>, type: ImageType, now: number): Photo | PhotoProblem {
  const size = statedSize(bytes, type);
  if (size && size.width * size.height > MAX_PIXELS) return problem("too_large");
  return { ok: true, type, size, ...circumstances(bytes, type, now) };
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer());
}

function problem(code: PhotoProblem["code"]): PhotoProblem {
  return { ok: false, code, likeness: null, sendable: false };
}
