import { MOST_PNG_PIXELS } from "../papers/limits.ts";

/** As much of a photo as its size in a packet depends on. `mediumBytes`: of a JPEG of at most 900 pixels a side. */
export type SizedPhoto = {
  id: string;
  bytes: number;
  contentType: string;
  mediumBytes: number | null;
  width: number;
  height: number;
};

/** `leave`: a PDF cannot hold it as it is and nobody made a smaller one, so it is listed and not shown. */
export type ChosenSize = "full" | "medium" | "leave";

export type ChosenSizes = {
  sizes: Map<string, ChosenSize>;
  /** The whole file, in bytes. */
  estimate: number;
  fits: boolean;
};

const FONTS = 60_000;
const PAGE = 6_000;

/**
 * Which photos a packet shows in which size, so that the file stays below what its manager takes: at full size, and where that is
 * too much the largest first at 900 pixels.
 * @param maxBytes of the whole file; null where nobody says
 * @param pages of the packet; without it, as many as two photos a page make
 */
export function chooseSizes(
  photos: readonly SizedPhoto[],
  maxBytes: number | null,
  pages = 4 + Math.ceil(photos.length / 2) + Math.ceil(photos.length / 25),
): ChosenSizes {
  const limit = maxBytes ?? Number.POSITIVE_INFINITY;
  const sizes = new Map(photos.map((photo) => [photo.id, largestOf(photo)]));
  let estimate = FONTS + PAGE * pages + photos.reduce((sum, one) => sum + bytesAt(one, sizes.get(one.id)), 0);
  for (const photo of largestFirst(photos)) {
    if (estimate <= limit) break;
    const saved = photo.bytes - (photo.mediumBytes ?? photo.bytes);
    if (sizes.get(photo.id) !== "full" || saved <= 0) continue;
    sizes.set(photo.id, "medium");
    estimate -= saved;
  }
  return { sizes, estimate, fits: estimate <= limit };
}

/** Whether a PDF can show the photo, as it is or as its smaller copy. */
export function isShown(photo: SizedPhoto): boolean {
  return largestOf(photo) !== "leave";
}

function largestOf({ contentType, mediumBytes, width, height }: SizedPhoto): ChosenSize {
  const medium = mediumBytes === null ? null : "medium";
  if (contentType === "image/jpeg") return "full";
  if (contentType !== "image/png") return medium ?? "leave";
  return width * height > MOST_PNG_PIXELS ? (medium ?? "leave") : "full";
}

function bytesAt({ bytes, mediumBytes }: SizedPhoto, size: ChosenSize | undefined): number {
  if (size === "medium") return mediumBytes ?? bytes;
  return size === "full" ? bytes : 0;
}

function largestFirst(photos: readonly SizedPhoto[]): SizedPhoto[] {
  return photos.toSorted((one, other) => other.bytes - one.bytes || (one.id < other.id ? -1 : 1));
}
