import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseSizes, isShown, type SizedPhoto } from "../../src/worker/packet/choose-sizes.ts";

function photo(id: string, over: Partial<SizedPhoto> = {}): SizedPhoto {
  const measures = { bytes: 300_000, mediumBytes: 90_000, width: 1600, height: 1200 };
  return { id, contentType: "image/jpeg", ...measures, ...over };
}

test("where nobody says how large it may be, every photo is in at its full size", () => {
  const { sizes, fits, words } = chooseSizes([photo("a"), photo("b")], null);
  expect([...sizes]).toEqual([
    ["a", "full"],
    ["b", "full"],
  ]);
  expect([fits, words]).toEqual([true, null]);
});

test("the largest gives way first, and no more of them than must", () => {
  const photos = [photo("small"), photo("large", { bytes: 900_000 }), photo("middle", { bytes: 500_000 })];
  const { sizes, fits, words } = chooseSizes(photos, 1_000_000);
  expect(Object.fromEntries(sizes)).toEqual({ small: "full", large: "medium", middle: "full" });
  expect(fits).toBe(true);
  expect(words).toBe("1 photo is at 900 pixels, so that the file stays below 1 MB");
});

test("what cannot be made small enough is told with its size", () => {
  const { fits, words } = chooseSizes([photo("a", { bytes: 3_000_000, mediumBytes: null })], 2_000_000);
  expect(fits).toBe(false);
  expect(words).toBe("The packet comes to about 3.1 MB; 2 MB are taken");
});

test("a Worker cannot hold more than 40 MB, whatever a manager takes", () => {
  const photos = Array.from({ length: 5 }, (_, index) => photo(String(index), { bytes: 12_000_000 }));
  const { sizes, fits, estimate } = chooseSizes(photos, 100_000_000);
  expect([...sizes.values()].filter((size) => size === "medium")).toHaveLength(2);
  expect(fits).toBe(true);
  expect(estimate).toBeLessThan(40_000_000);
});

test.each<[string, Partial<SizedPhoto>, string]>([
  ["WebP has a JPEG beside it", { contentType: "image/webp" }, "medium"],
  ["WebP has none", { contentType: "image/webp", mediumBytes: null }, "leave"],
  ["HEIC has none", { contentType: "image/heic", mediumBytes: null }, "leave"],
  ["PNG of a screen", { contentType: "image/png", width: 1280, height: 720 }, "full"],
  ["PNG of twelve megapixels", { contentType: "image/png", width: 4000, height: 3000 }, "medium"],
])("%s", (_name, over, expected) => {
  const one = photo("a", over);
  expect(chooseSizes([one], null).sizes.get("a")).toBe(expected);
  expect(isShown(one)).toBe(expected !== "leave");
});

test("what is left out is told, and costs nothing", () => {
  const heic = photo("a", { contentType: "image/heic", mediumBytes: null, bytes: 9_000_000 });
  const { words, estimate } = chooseSizes([heic, photo("b")], 2_000_000);
  expect(words).toBe("1 photo is listed and not shown");
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
      expect(chosen.fits).toBe(chosen.estimate <= Math.min(maxBytes ?? 40_000_000, 40_000_000));
      expect(chosen).toEqual(chooseSizes(photos, maxBytes));
      const full = (sizes: typeof chosen.sizes) =>
        [...sizes.values()].filter((size) => size === "full").length;
      const roomier = chooseSizes(photos, (maxBytes ?? 40_000_000) + 5_000_000);
      expect(full(roomier.sizes)).toBeGreaterThanOrEqual(full(chosen.sizes));
    }),
  );
});
