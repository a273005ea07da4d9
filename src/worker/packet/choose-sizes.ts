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
  /** What a person should know of it; null where every photo is in at its full size. */
  words: string | null;
};

const MEGABYTE = 1_000_000;
/** A Worker has 128 MB for everything, and a PDF is in it twice while it is written. */
const HARD_CEILING = 40 * MEGABYTE;
const FONTS = 60_000;
const PAGE = 6_000;
/** A PNG is unpacked to its pixels before a PDF takes it, at four bytes each. */
const MOST_PNG_PIXELS = 4_000_000;

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
  const limit = Math.min(maxBytes ?? HARD_CEILING, HARD_CEILING);
  const sizes = new Map(photos.map((photo) => [photo.id, largestOf(photo)]));
  let estimate = FONTS + PAGE * pages + photos.reduce((sum, one) => sum + bytesAt(one, sizes.get(one.id)), 0);
  let shrunk = 0;
  for (const photo of largestFirst(photos)) {
    if (estimate <= limit) break;
    const saved = photo.bytes - (photo.mediumBytes ?? photo.bytes);
    if (sizes.get(photo.id) !== "full" || saved <= 0) continue;
    sizes.set(photo.id, "medium");
    estimate -= saved;
    shrunk += 1;
  }
  const fits = estimate <= limit;
  const left = [...sizes.values()].filter((size) => size === "leave").length;
  return { sizes, estimate, fits, words: wordsFor({ estimate, limit, shrunk, left }) };
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

type Outcome = { estimate: number; limit: number; shrunk: number; left: number };

function wordsFor({ estimate, limit, shrunk, left }: Outcome): string | null {
  const sentences: string[] = [];
  if (estimate > limit) {
    sentences.push(`The packet comes to about ${megabytes(estimate)} MB; ${megabytes(limit)} MB are taken`);
  } else if (shrunk > 0) {
    sentences.push(`${photosAre(shrunk)} at 900 pixels, so that the file stays below ${megabytes(limit)} MB`);
  }
  if (left > 0) sentences.push(`${photosAre(left)} listed and not shown`);
  return sentences.length > 0 ? sentences.join("; ") : null;
}

function photosAre(count: number): string {
  return count === 1 ? "1 photo is" : `${count} photos are`;
}

/** Megabytes as mail programs and portals count them, a million bytes each. */
function megabytes(bytes: number): string {
  return (Math.ceil((bytes * 10) / MEGABYTE) / 10).toString();
}
