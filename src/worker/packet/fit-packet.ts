import type { Job } from "../jobs/types.ts";
import { limitWords, megabytes, type PacketLimit, packetLimit } from "../papers/limits.ts";
import type { PdfFile } from "../papers/write.ts";
import { profileFor } from "../portals/profile.ts";
import { type ChosenSizes, chooseSizes } from "./choose-sizes.ts";

/** A file as small as it can be made, and in words why it is still too large; null where it is not. */
export type Fitted = { file: PdfFile; tooLarge: string | null };

const MOST_TRIES = 3;
/** What the estimate may be wrong by. */
const SPARE = 2_000;

/** The sizes that a job's packet begins with: they follow from the job alone. */
export function firstSizes(job: Job): ChosenSizes {
  return chooseSizes(job.photos, packetLimit(profileFor(job))?.room ?? null);
}

/**
 * Draws a packet and looks at what it really weighs; while that is more than its manager takes or a mail carries, again with smaller photos.
 * @param draw the file with the photos in these sizes
 */
export async function fitPacket(
  job: Job,
  first: ChosenSizes,
  draw: (sizes: ChosenSizes) => Promise<PdfFile>,
): Promise<Fitted> {
  const most = packetLimit(profileFor(job));
  let chosen = first;
  let file = await draw(chosen);
  if (!most) return { file, tooLarge: null };
  let limit = most.bytes;
  for (let tries = 0; file.length > most.bytes && tries < MOST_TRIES; tries++) {
    limit -= file.length - most.bytes + SPARE;
    const smaller = chooseSizes(job.photos, limit);
    if (sameSizes(smaller, chosen)) break;
    chosen = smaller;
    file = await draw(chosen);
  }
  return { file, tooLarge: file.length <= most.bytes ? null : tooLargeWords(job, file.length, most) };
}

function sameSizes(one: ChosenSizes, other: ChosenSizes): boolean {
  return [...one.sizes].every(([id, size]) => other.sizes.get(id) === size);
}

function tooLargeWords(job: Job, bytes: number, limit: PacketLimit): string {
  const taker = `${job.portal?.name ?? "the manager"} takes`;
  return `The packet has ${megabytes(bytes)} MB, and ${limitWords(limit, taker)}. Some photos have no smaller copy: take them again with the app, or send fewer.`;
}
