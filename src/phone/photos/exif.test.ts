import sharp from "sharp";
import { expect, test } from "vitest";
import { heicWith, jpegWith, type Noted } from "../../../test/support/photo-files.ts";
import { circumstances } from "./exif.ts";
import { statedSize } from "./picture-size.ts";

const NOW = Date.parse("2026-06-10T00:00:00Z");
const NOTED: Noted = {
  orientation: 6,
  time: "2026:06:09 14:05:33",
  offset: "-04:00",
  latitude: ["27/1 30/1 3600/100", "N"],
  longitude: ["82/1 30/1 3600/100", "W"],
};
const TAKEN = {
  takenAt: Date.parse("2026-06-09T18:05:33Z"),
  position: { latitude: expect.closeTo(27.51, 6), longitude: expect.closeTo(-82.51, 6) },
};
const UNKNOWN = { takenAt: null, position: null };

const grey = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#888" } });

test("A JPEG says when and where it was taken, and how large it is upright", async () => {
  const bytes = new Uint8Array(await jpegWith(grey(64, 48), NOTED));
  expect(circumstances(bytes, "image/jpeg", NOW)).toEqual(TAKEN);
  expect(statedSize(bytes, "image/jpeg")).toEqual({ width: 48, height: 64, turned: true });
});

test("So does a HEIC of an iPhone, whose first box is longer than it used to be", async () => {
  const bytes = new Uint8Array(await heicWith(NOTED));
  expect(bytes.slice(3, 4)).toEqual(Uint8Array.of(52));
  expect(circumstances(bytes, "image/heic", NOW)).toEqual(TAKEN);
  expect(statedSize(bytes, "image/heic")).toEqual({ width: 4032, height: 3024, turned: false });
});

test("A photo without notes says nothing", async () => {
  const bytes = new Uint8Array(await grey(64, 48).jpeg().toBuffer());
  expect(circumstances(bytes, "image/jpeg", NOW)).toEqual(UNKNOWN);
  expect(statedSize(bytes, "image/jpeg")).toEqual({ width: 64, height: 48, turned: false });
});

test("The time alone is told without a place, the place without a time", async () => {
  const { latitude, longitude, ...time } = NOTED;
  const timed = new Uint8Array(await jpegWith(grey(64, 48), time));
  expect(circumstances(timed, "image/jpeg", NOW)).toEqual({ ...TAKEN, position: null });
  const placed = new Uint8Array(await jpegWith(grey(64, 48), { latitude, longitude }));
  expect(circumstances(placed, "image/jpeg", NOW)).toEqual({ ...TAKEN, takenAt: null });
});

test("However the file is cut or damaged, the answer is what can be read", async () => {
  for (const [type, whole] of [
    ["image/jpeg", await jpegWith(grey(64, 48), NOTED)],
    ["image/heic", await heicWith(NOTED)],
  ] as const) {
    for (let at = 0; at < whole.length; at++) {
      const cut = new Uint8Array(whole.subarray(0, at));
      const damaged = new Uint8Array(whole);
      damaged[at] = 0xff;
      for (const bytes of [cut, damaged]) {
        const { takenAt, position } = circumstances(bytes, type, NOW);
        expect(takenAt ?? 0).toBeLessThanOrEqual(NOW);
        expect(Math.abs(position?.latitude ?? 0)).toBeLessThanOrEqual(90);
        expect(statedSize(bytes, type)?.width).not.toBe(0);
      }
    }
  }
});

test.each(["image/png", "image/webp", "image/avif"] as const)("A size is read from %s", async (type) => {
  const format = type === "image/png" ? "png" : type === "image/webp" ? "webp" : "avif";
  const bytes = new Uint8Array(await grey(64, 48).toFormat(format).toBuffer());
  expect(statedSize(bytes, type)).toEqual({ width: 64, height: 48, turned: false });
  expect(circumstances(bytes, type, NOW)).toEqual(UNKNOWN);
});
