import { describe, expect, test } from "vitest";
import { positionOf, timeOf } from "./exif-values.ts";

const NOW = Date.parse("2026-06-10T00:00:00Z");
const TAKEN = "2026:06:09 14:05:33";

describe("When a photo was taken", () => {
  test.each([
    ["-04:00", "2026-06-09T18:05:33Z"],
    ["+05:30", "2026-06-09T08:35:33Z"],
    ["+00:00", "2026-06-09T14:05:33Z"],
    ["-09:30", "2026-06-09T23:35:33Z"],
  ])("with the offset %s", (offset, expected) => {
    expect(timeOf([TAKEN], [offset], NOW)).toBe(Date.parse(expected));
  });

  test.each([[undefined], [["   :  "]], ["<faulty value>"]])(
    "without an offset (%j) by the phone's own clock",
    (offset) => {
      expect(timeOf([TAKEN], offset, NOW)).toBe(new Date(2026, 5, 9, 14, 5, 33).getTime());
    },
  );

  test.each([
    ["nothing", undefined],
    ["a clock never set", ["0000:00:00 00:00:00"]],
    ["blanks", ["    :  :     :  :  "]],
    ["before 2000", ["1999:12:31 23:59:59"]],
    ["in the future", ["2026:06:10 00:00:01"]],
    ["no such month", ["2026:13:01 00:00:00"]],
    ["another spelling", ["2026-06-09T14:05:33"]],
    ["a faulty value", "<faulty value>"],
  ])("%s is no time", (_, text) => {
    expect(timeOf(text, ["+00:00"], NOW)).toBeNull();
  });

  test("now and the first second of 2000 are times", () => {
    expect(timeOf(["2026:06:10 00:00:00"], ["+00:00"], NOW)).toBe(NOW);
    expect(timeOf(["2000:01:01 00:00:00"], ["+00:00"], NOW)).toBe(Date.UTC(2000, 0, 1));
  });
});

const angle = (degrees: number, reference: string) => ({
  angle: [
    [degrees, 1],
    [30, 1],
    [3600, 100],
  ],
  reference: [reference],
});

describe("Where a photo was taken", () => {
  test.each([
    ["N", "E", 27.51, 82.51],
    ["N", "W", 27.51, -82.51],
    ["S", "E", -27.51, 82.51],
    ["S", "W", -27.51, -82.51],
  ])("%s %s", (north, east, latitude, longitude) => {
    const position = positionOf(angle(27, north), angle(82, east));
    expect(position?.latitude).toBeCloseTo(latitude, 9);
    expect(position?.longitude).toBeCloseTo(longitude, 9);
  });

  const zero = (reference: string) => ({
    angle: [
      [0, 1],
      [0, 1],
      [0, 0],
    ],
    reference: [reference],
  });

  test.each([
    ["0, 0", zero("N"), zero("E")],
    ["beyond the pole", angle(90, "N"), angle(10, "E")],
    ["beyond the date line", angle(10, "N"), angle(180, "W")],
    ["no side", { ...angle(27, ""), reference: undefined }, angle(82, "W")],
    ["sides swapped", angle(27, "W"), angle(82, "N")],
    ["half of it", angle(27, "N"), { angle: undefined, reference: ["W"] }],
    [
      "an angle of two parts",
      {
        angle: [
          [27, 1],
          [30, 1],
        ],
        reference: ["N"],
      },
      angle(82, "W"),
    ],
    [
      "parted by zero",
      {
        angle: [
          [27, 0],
          [0, 1],
          [0, 1],
        ],
        reference: ["N"],
      },
      angle(82, "W"),
    ],
  ])("%s is nowhere", (_, north, east) => {
    expect(positionOf(north, east)).toBeNull();
  });

  test("on the equator, and with seconds of 0/0", () => {
    expect(positionOf(zero("S"), angle(82, "W"))).toEqual({
      latitude: 0,
      longitude: expect.closeTo(-82.51, 9),
    });
  });
});
