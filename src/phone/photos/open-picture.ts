import { fitted, type Size, sameShape } from "./fit.ts";

/**
 * Decodes a picture, upright, and at once as small as wanted where the browser can: of 48 megapixels, which are
 * 192 MB, only the small copy is kept then.
 * @param expected the size that the file states, in pixels; null if unknown
 * @param side what the longer side shall have, in pixels; it has more where the browser could not shrink
 * @returns null if the browser cannot decode it. Whoever gets a bitmap closes it.
 */
export async function openPicture(
  file: Blob,
  expected: Size | null,
  side: number,
): Promise<ImageBitmap | null> {
  if (expected && Math.max(expected.width, expected.height) > side) {
    const small = await decode(file, shrinking(expected, side));
    if (small && isWhatWasAsked(small, expected, side)) return small;
    small?.close();
  }
  return decode(file, {});
}

/** Only the longer side is asked for. The other one, which the browser adds, shows whether it means the same "upright". */
function shrinking(expected: Size, side: number): ImageBitmapOptions {
  const longer = expected.width >= expected.height ? { resizeWidth: side } : { resizeHeight: side };
  return { ...longer, resizeQuality: "high" };
}

/**
 * Browsers have turned pictures before, after, and instead of shrinking them, and a HEIC's size is stated as it lies.
 * What has another shape than was stated is decoded again, whole.
 */
function isWhatWasAsked(picture: ImageBitmap, expected: Size, side: number): boolean {
  return Math.max(picture.width, picture.height) === side && sameShape(picture, fitted(expected, side));
}

async function decode(file: Blob, options: ImageBitmapOptions): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { ...options, imageOrientation: "from-image" });
  } catch (error) {
    if (!(error instanceof TypeError)) return null;
    // Safari 16 does not know this word and says so, and turns a picture without being told.
    return createImageBitmap(file, options).catch(() => null);
  }
}
