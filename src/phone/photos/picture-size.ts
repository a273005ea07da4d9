import { HEIF } from "image-size/types/heif";
import { JPG } from "image-size/types/jpg";
import { PNG } from "image-size/types/png";
import { WEBP } from "image-size/types/webp";
import type { ImageType } from "../../worker/proof/file-kind.ts";
import type { Size } from "./fit.ts";

const READER = {
  "image/jpeg": JPG,
  "image/png": PNG,
  "image/webp": WEBP,
  "image/heic": HEIF,
  "image/avif": HEIF,
} as const;

/** What a file says of its picture: the size as a person sees it, in pixels, and whether it must be turned for that. */
export type StatedSize = Size & { turned: boolean };

/** Reads the size of a picture without decoding it; null if the file does not say. */
export function statedSize(bytes: Uint8Array, type: ImageType): StatedSize | null {
  try {
    const { images, orientation = 1, ...alone } = READER[type].calculate(bytes);
    // An iPhone's HEIC lists its tiles of 512 × 512 pixels beside the whole.
    const { width, height } = (images ?? []).reduce(
      (a, b) => (b.width * b.height > a.width * a.height ? b : a),
      alone,
    );
    if (!(width > 0 && height > 0)) return null;
    const turned = orientation !== 1;
    return orientation >= 5 ? { width: height, height: width, turned } : { width, height, turned };
  } catch {
    return null;
  }
}
