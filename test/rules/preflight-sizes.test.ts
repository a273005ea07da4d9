import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseSizes, isShown, type SizedPhoto } from "../../src/worker/packet/choose-sizes.ts";

function photo(id: string, over: Partial<SizedPhoto> = {}): SizedPhoto {
  const measures = { bytes: 300_000, mediumBytes: 90_000, width: 1600, height: 1200 };
  return { id, contentType: "image/jpeg", ...measures, ...over };
}

test("where nobody says how large it may be, every photo is in at its full size", () => {
  const { sizes, fits } = chooseSizes([photo("a"), photo("b")], null);
  expect([...sizes]).toEqual([
    ["a", "full"],
    ["b", "full"],
  ]);
  expect(fits).toBe(true);
});

test("the largest gives way first, and no more of them than must", () => {
  const photos = [photo("small"), photo("large", { bytes: 900_000 }), photo("middle", { bytes: 500_000 })];
  const { sizes, fits } = chooseSizes(photos, 1_000_000);
  expect(Object.fromEntries(sizes)).toEqual({ small: "full", large: "medium", middle: "full" });
  expect(fits).toBe(true);
});

test("what cannot be made small enough is told with its size", () => {
  const { fits, estimate } = chooseSizes([photo("a", { bytes: 3_000_000, mediumBytes: null })], 2_000_000);
  expect(fits).toBe(false);
  expect(estimate).toBeGreaterThan(3_000_000);
});

test("photos pass by the Worker's memory, so nobody's limit is no limit", () => {
  const photos = Array.from({ length: 5 }, (_, index) => photo(String(index), { bytes: 12_000_000 }));
  const { sizes, fits, estimate } = chooseSizes(photos, null);
  expect(new Set(sizes.values())).toEqual(new Set(["full"]));
  expect(fits).toBe(true);
  expect(estimate).toBeGreaterThan(60_000_000);
});

test.each<[string, Partial<SizedPhoto>, string]>([
  ["WebP has a JPEG beside it", { contentType: "image/webp" }, "medium"],
  ["WebP has none", { contentType: "image/webp", mediumBytes: null }, "leave"],
  ["HEIC has none", { contentType: "image/heic", mediumBytes: null }, "leave"],
  ["PNG of a screen", { contentType: "image/png", width: 1280, height: 720 }, "full"],
  [
    "PNG that is too large to be taken apart",
    { contentType: "image/png", width: 2400, height: 1300 },
    "medium",
  ],
  ["PNG of twelve megapixels", { contentType: "image/png", width: 4000, height: 3000 }, "medium"],
])("%s", (_name, over, expected) => {
  const one = photo("a", over);
  expect(chooseSizes([one], null).sizes.get("a")).toBe(expected);
  expect(isShown(one)).toBe(expected !== "leave");
});

test("what is left out costs nothing", () => {
  const heic = photo("a", { contentType: "image/heic", mediumBytes: null, bytes: 9_000_000 });
  const { sizes, estimate } = chooseSizes([heic, photo("b")], 2_000_000);
  expect(sizes.get("a")).toBe("leave");
  expect(estimate).toBeLessThan(500_000);
});

const anyPhoto = fc.record({
  id: fc.uuid(),
  bytes: fc.integer({ min: 1, max: 12_000_000 }),
  mediumBytes: fc.option(fc.integer({ min: 1, max: 400_000 })),
  contentType: fc.constantFrom("image/jpeg", "image/png", "image/webp", "image/heic", "image/avif"),
  width: fc.integer({ min: 1, max: 6000 }),
  height: fc.integer({ min: 1, max: 6000 }),
});

test("it fits exactly when it says so, each photo has a size, and a larger limit never shows less", () => {
  const limit = fc.option(fc.integer({ min: 1, max: 60_000_000 }));
  fc.assert(
    fc.property(fc.array(anyPhoto, { maxLength: 40 }), limit, (photos, maxBytes) => {
      const chosen = chooseSizes(photos, maxBytes);
      expect(chosen.sizes.size).toBe(new Set(photos.map(({ id }) => id)).size);
      expect(chosen.fits).toBe(chosen.estimate <= (maxBytes ?? Number.POSITIVE_INFINITY));
      expect(chosen).toEqual(chooseSizes(photos, maxBytes));
      const full = (sizes: typeof chosen.sizes) =>
        [...sizes.values()].filter((size) => size === "full").length;
      const roomier = chooseSizes(photos, maxBytes === null ? null : maxBytes + 5_000_000);
      expect(full(roomier.sizes)).toBeGreaterThanOrEqual(full(chosen.sizes));
    }),
  );
});
