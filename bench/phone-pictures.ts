import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";

/** 12 megapixels, as most phones take them. */
const SIZE = { width: 4_000, height: 3_000 };

/**
 * As many photos as a camera makes them, grainy, some four megabytes each and no two the same, as files.
 * @returns their paths, and what removes them
 */
export async function takenPhotos(count: number): Promise<{ paths: string[]; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-photos-"));
  const noise = { type: "gaussian", mean: 128, sigma: 22 } as const;
  const raw = { ...SIZE, channels: 3 } as const;
  const grain = await sharp({ create: { ...raw, background: "black", noise } })
    .raw()
    .toBuffer();
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const path = join(folder, `IMG_${3_000 + index}.jpg`);
    // Each a little darker than the one before.
    await sharp(grain, { raw })
      .linear(1, -2 * index)
      .jpeg({ quality: 85 })
      .toFile(path);
    paths.push(path);
  }
  return { paths, remove: () => rm(folder, { recursive: true, force: true }) };
}
