import { readFile } from "node:fs/promises";
import { drawPacket, picturesOf } from "../src/worker/packet/draw/packet.ts";
import { fillAlbum } from "../src/worker/papers/album.ts";
import { drawPacketFile } from "../src/worker/papers/draw-file.ts";
import { contentOf, fullJob } from "../test/papers/jobs.ts";
import { bytesOf, picturesFrom, readFaces } from "../test/papers/support.ts";
import { memoryOf } from "./packet-memory.ts";
import { aPhotoOf } from "./packet-photo.ts";
import { RecordedPaper, replay } from "./packet-replay.ts";
import { type Figure, figure } from "./statistics.ts";

const PHOTOS = 12;
const PHOTO_BYTES = 300_000;
const WARM_UP = 10;
const ROUNDS = 41;
const INTER = new URL("../node_modules/@expo-google-fonts/inter/", import.meta.url);

/** A packet beside the same pages drawn by pdfkit, in turn; and what memory the Worker takes for one with a hundred photos. */
export async function benchPacket(): Promise<Figure[]> {
  const photo = await aPhotoOf(PHOTO_BYTES);
  return [...(await besidePdfkit(photo)), ...(await memoryOf(photo))];
}

async function besidePdfkit(photo: Uint8Array): Promise<Figure[]> {
  const [first] = fullJob().photos;
  if (!first) throw new Error("the job has no photo");
  const photos = Array.from({ length: PHOTOS }, (_, index) => ({
    ...{ ...first, id: `photo_${index}`, storageKey: `photo_${index}` },
    label: index % 2 === 0 ? ("before" as const) : ("after" as const),
  }));
  const job = fullJob({ photos, signatures: [] });
  const files = Object.fromEntries(photos.map(({ storageKey }) => [storageKey, photo]));
  const find = picturesFrom(files);
  const faces = await readFaces();
  const fonts = {
    regular: await readFile(new URL("400Regular/Inter_400Regular.ttf", INTER)),
    bold: await readFile(new URL("600SemiBold/Inter_600SemiBold.ttf", INTER)),
  };
  const recorded = new RecordedPaper(faces, { title: "", author: "", language: "en", date: 0 });
  const content = contentOf(job);
  drawPacket(recorded, content, await fillAlbum(recorded, picturesOf(content), find));

  const ours = async () => (await bytesOf(await drawPacketFile(contentOf(job), faces, find))).length;
  const theirs = () => replay(recorded.calls, fonts, photo);
  for (let round = 0; round < WARM_UP; round++) {
    await ours();
    await theirs();
  }
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(await timed(ours));
    times.theirs.push(await timed(theirs));
  }
  const ratios = times.ours.map((one, round) => one / (times.theirs[round] ?? Number.NaN));
  return [
    figure(`${PHOTOS} photos, our own, words and pages`, "ms", times.ours),
    figure(`${PHOTOS} photos, the same pages by pdfkit`, "ms", times.theirs),
    figure(`${PHOTOS} photos, our own, of pdfkit`, "ratio", ratios, { most: 1 }),
  ];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
