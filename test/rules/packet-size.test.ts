import { expect, test } from "vitest";
import type { Job } from "../../src/worker/jobs/types.ts";
import type { ChosenSizes } from "../../src/worker/packet/choose-sizes.ts";
import { firstSizes, fitPacket } from "../../src/worker/packet/fit-packet.ts";
import type { PdfFile } from "../../src/worker/papers/write.ts";
import { PLAIN_PROFILE } from "../../src/worker/portals/profile.ts";
import { jobIn, portalOf } from "./fixtures.ts";

const PHOTO = 1_000_000;

test("what fits is drawn once, in full", async () => {
  const { drawn, tooLarge } = await fitted(jobWith({ maxBytes: 9_000_000, mediumBytes: 100_000 }), 100_000);
  expect(drawn.map(fullPhotos)).toEqual([4]);
  expect(tooLarge).toBeNull();
});

test("a file that weighs more than was reckoned is drawn again with smaller photos, until it fits", async () => {
  // Reckoned, all four photos go in; what stands beside them weighs a megabyte that nobody foresaw.
  const job = jobWith({ maxBytes: 4_400_000, mediumBytes: 100_000 });
  const { drawn, tooLarge, length } = await fitted(job, 1_000_000);
  expect(drawn.length).toBeGreaterThan(1);
  expect(drawn.map(fullPhotos)[0]).toBe(4);
  expect(length).toBeLessThanOrEqual(4_400_000);
  expect(tooLarge).toBeNull();
});

test("where no photo can be smaller it says so, with both sizes and who takes no more", async () => {
  const { tooLarge } = await fitted(jobWith({ maxBytes: 3_000_000, mediumBytes: null }), 100_000);
  expect(tooLarge).toMatch(/^The packet has 4\.1 MB, and Latchel takes 3 MB\. /);
});

test("where nobody says how large it may be, nothing is made smaller", async () => {
  const { drawn, tooLarge } = await fitted(jobWith({ maxBytes: null, mediumBytes: 100_000 }), 9_000_000);
  expect([drawn.length, tooLarge]).toEqual([1, null]);
});

type Sizes = { maxBytes: number | null; mediumBytes: number | null };

function jobWith({ maxBytes, mediumBytes }: Sizes): Job {
  const packet = { ...PLAIN_PROFILE.packet, maxBytes };
  const job = jobIn("completed", { portal: portalOf({}, { packet }) });
  const mediumKey = mediumBytes === null ? null : "medium";
  return { ...job, photos: job.photos.map((photo) => ({ ...photo, bytes: PHOTO, mediumBytes, mediumKey })) };
}

/** Draws files that weigh what their photos do, and `besides`. */
async function fitted(job: Job, besides: number) {
  const drawn: ChosenSizes[] = [];
  const { file, tooLarge } = await fitPacket(job, firstSizes(job), async (chosen): Promise<PdfFile> => {
    drawn.push(chosen);
    const weights = job.photos.map(({ id, bytes, mediumBytes }) =>
      chosen.sizes.get(id) === "medium" ? (mediumBytes ?? bytes) : bytes,
    );
    const length = weights.reduce((sum, weight) => sum + weight, besides);
    return { length, pages: 1, pieces: [], async *chunks() {} };
  });
  return { drawn, tooLarge, length: file.length };
}

function fullPhotos({ sizes }: ChosenSizes): number {
  return [...sizes.values()].filter((size) => size === "full").length;
}
