import type { Job } from "../jobs/types.ts";
import type { PdfFile } from "../papers/write.ts";
import { profileFor } from "../portals/profile.ts";
import { type ChosenSizes, chooseSizes } from "./choose-sizes.ts";

/** A file as small as it can be made, and in words why it is still too large for its manager; null where it is not. */
export type Fitted = { file: PdfFile; tooLarge: string | null };

const MOST_TRIES = 3;
/** What the estimate may be wrong by. */
const SPARE = 2_000;

/** The sizes that a job's packet begins with: they follow from the job alone. */
export function firstSizes(job: Job, besides = 0): ChosenSizes {
  const { maxBytes } = profileFor(job).packet;
  return chooseSizes(job.photos, maxBytes === null ? null : maxBytes - besides);
}

/**
 * Draws a packet and looks at what it really weighs; while that is more than its manager takes, again with smaller photos.
 * @param draw the file with the photos in these sizes
 */
export async function fitPacket(
  job: Job,
  first: ChosenSizes,
  draw: (sizes: ChosenSizes) => Promise<PdfFile>,
): Promise<Fitted> {
  const { maxBytes } = profileFor(job).packet;
  let chosen = first;
  let file = await draw(chosen);
  if (maxBytes === null) return { file, tooLarge: null };
  let limit = maxBytes;
  for (let tries = 0; file.length > maxBytes && tries < MOST_TRIES; tries++) {
    limit -= file.length - maxBytes + SPARE;
    const smaller = chooseSizes(job.photos, limit);
    if (sameSizes(smaller, chosen)) break;
    chosen = smaller;
    file = await draw(chosen);
  }
  return { file, tooLarge: file.length <= maxBytes ? null : tooLargeWords(job, file.length, maxBytes) };
}

function sameSizes(one: ChosenSizes, other: ChosenSizes): boolean {
  return [...one.sizes].every(([id, size]) => other.sizes.get(id) === size);
}

function tooLargeWords(job: Job, bytes: number, maxBytes: number): string {
  const taker = job.portal?.name ?? "the manager";
  return `The packet has ${megabytes(bytes)}, and ${taker} takes ${megabytes(maxBytes)}. Some photos have no smaller copy: take them again with the app, or send fewer.`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
