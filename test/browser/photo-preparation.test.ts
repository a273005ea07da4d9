import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { heicWith, jpegWith, type Noted } from "../support/photo-files.ts";
import { prepared, usePhoneHouse } from "./support/phone-page.ts";
import { photo, QUARTERS, quarters, seen } from "./support/quarters.ts";

const house = usePhoneHouse();
let page: Page;

beforeAll(async () => {
  page = await house.open({ timezoneId: "Asia/Kolkata" });
});

const plain = (colour: string, width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: colour } });

const sha256 = (base64: string) => createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex");

describe("A photo comes out upright, small and as JPEG", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("however the camera was held: orientation %i", async (orientation) => {
    for (const [width, height, size, small] of [
      [2400, 1800, [1600, 1200], [320, 240]],
      [1800, 2400, [1200, 1600], [240, 320]],
      [800, 600, [800, 600], [320, 240]],
    ] as const) {
      const outcome = prepared(await house.chooseOne(page, await photo(width, height, { orientation })));
      expect([outcome.width, outcome.height]).toEqual(size);
      expect(outcome.type).toBe("image/jpeg");
      expect(await seen(outcome.file)).toEqual({ size, quarters: QUARTERS });
      expect(await seen(outcome.thumbnail ?? "")).toEqual({ size: small, quarters: QUARTERS });
    }
  });

  test("A copy for papers that must be small comes with a large photo, and with no other", async () => {
    const size = { width: 2400, height: 1800, channels: 3 as const };
    const noise = { type: "gaussian" as const, mean: 128, sigma: 40 };
    const grainy = await sharp({ create: { ...size, background: "#888", noise } })
      .jpeg()
      .toBuffer();
    const large = prepared(await house.chooseOne(page, grainy));
    expect(await sharp(Buffer.from(large.medium ?? "", "base64")).metadata()).toMatchObject({
      ...{ format: "jpeg", width: 900, height: 675 },
    });
    expect((large.medium ?? "").length).toBeLessThan(large.file.length * 0.6);
    expect(prepared(await house.chooseOne(page, await photo(800, 600))).medium).toBeNull();
  });

  test.each([
    ["48 megapixels, held upright", 6000, 8000, [1200, 1600], [240, 320]],
    // Browsers round the other side up.
    ["a panorama", 14000, 2200, [1600, 252], [320, 50]],
    ["a panorama, held upright", 2200, 14000, [252, 1600], [50, 320]],
    ["a narrow strip", 1700, 2, [1600, 2], [320, 1]],
    ["an icon, never enlarged", 40, 30, [40, 30], [40, 30]],
  ])("%s", async (_, width, height, size, small) => {
    const orientation = height > width ? 6 : 3;
    const outcome = prepared(await house.chooseOne(page, await photo(width, height, { orientation })));
    expect(await seen(outcome.file)).toMatchObject({ size });
    expect(await seen(outcome.thumbnail ?? "")).toMatchObject({ size: small });
    if (height > 2) expect((await seen(outcome.file)).quarters).toEqual(QUARTERS);
  });

  test.each(["png", "webp"] as const)("A %s that one can see through lies on white", async (format) => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const glass = sharp({ create: { width: 2000, height: 1000, channels: 4, background: clear } });
    const patch = await plain("#ff0000", 1000, 500).png().toBuffer();
    const file = await glass
      .composite([{ input: patch, left: 0, top: 0 }])
      .toFormat(format)
      .toBuffer();
    const outcome = prepared(await house.chooseOne(page, file));
    const quartersSeen = ["red", "white", "white", "white"];
    expect(await seen(outcome.file)).toEqual({ size: [1600, 800], quarters: quartersSeen });
    expect(await seen(outcome.thumbnail ?? "")).toEqual({ size: [320, 160], quarters: quartersSeen });
  });

  test("An AVIF becomes a JPEG", async () => {
    const outcome = prepared(await house.chooseOne(page, await quarters(2000, 1000).avif().toBuffer()));
    expect(await seen(outcome.file)).toEqual({ size: [1600, 800], quarters: QUARTERS });
  });

  test("A JPEG that is small and upright stays as it is, byte by byte, but under its true type", async () => {
    const file = await quarters(1600, 900).jpeg({ quality: 40 }).toBuffer();
    const outcome = prepared(await house.chooseOne(page, file));
    expect(Buffer.from(outcome.file, "base64").equals(file)).toBe(true);
    expect(outcome.type).toBe("image/jpeg");
  });

  test("A JPEG of the right size that takes more room than it needs is made smaller", async () => {
    const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
    const rich = sharp({ create: { width: 1600, height: 900, channels: 3, background: "#888", noise } });
    const file = await rich.jpeg({ quality: 100 }).toBuffer();
    const outcome = prepared(await house.chooseOne(page, file));
    expect(Buffer.from(outcome.file, "base64").length).toBeLessThan(file.length / 2);
  });

  test("Its checksum is the one that others compute", async () => {
    for (const file of [await photo(2400, 1800), await quarters(640, 480).jpeg({ quality: 40 }).toBuffer()]) {
      const outcome = prepared(await house.chooseOne(page, file));
      expect(outcome.sha256).toBe(sha256(outcome.file));
    }
  });
});

describe("What a photo says about itself is read before it is made smaller", () => {
  const TIME = "2026:06:09 14:05:33";
  const told = async (noted: Noted) => {
    const { takenAt, position } = prepared(await house.chooseOne(page, await jpegWith(plain("#888"), noted)));
    return { takenAt: takenAt && new Date(takenAt).toISOString(), position };
  };

  test("The time, with an offset and in the phone's own time zone", async () => {
    expect(await told({ time: TIME, offset: "-04:00" })).toMatchObject({
      takenAt: "2026-06-09T18:05:33.000Z",
    });
    expect(await told({ time: TIME })).toMatchObject({ takenAt: "2026-06-09T08:35:33.000Z" });
    expect(await told({})).toEqual({ takenAt: null, position: null });
    expect(await told({ time: "2199:01:01 00:00:00" })).toMatchObject({ takenAt: null });
  });

  test.each([
    ["N", "E", 27.51, 82.255],
    ["N", "W", 27.51, -82.255],
    ["S", "E", -27.51, 82.255],
    ["S", "W", -27.51, -82.255],
  ] as const)("The place, %s and %s", async (north, east, latitude, longitude) => {
    const noted: Noted = { latitude: ["27/1 30/1 3600/100", north], longitude: ["82/1 15/1 1800/100", east] };
    const expected = { latitude: expect.closeTo(latitude, 6), longitude: expect.closeTo(longitude, 6) };
    expect((await told(noted)).position).toEqual(expected);
  });

  test("0, 0 and 91 degrees are no places", async () => {
    const zero = "0/1 0/1 0/1";
    expect((await told({ latitude: [zero, "N"], longitude: [zero, "E"] })).position).toBeNull();
    expect((await told({ latitude: ["91/1 0/1 0/1", "N"], longitude: [zero, "E"] })).position).toBeNull();
  });
});

describe("What is no photo is told apart", () => {
  const problem = (code: string, likeness: string | null = null, sendable = false) => ({
    ok: false,
    code,
    likeness,
    sendable,
  });

  test.each([
    ["nothing", "", problem("empty")],
    ["a renamed text", "Not a photo.\r\nSäure", problem("not_a_photo", "text")],
    ["a PDF", "%PDF-1.7\n%\0\0", problem("not_a_photo", "pdf")],
    ["a GIF", "GIF89a\x01\0\x01\0\0\0\0", problem("not_a_photo", "gif")],
    ["a ZIP file", "PK\x03\x04\0\0\0\0", problem("not_a_photo", "zip")],
    ["a video", "\0\0\0\x18ftypmp42\0\0\0\0", problem("not_a_photo", "video")],
    ["something else", "\0\x01\x02\x03\x04", problem("not_a_photo")],
    ["three bytes of a JPEG", "\xff\xd8\xff", problem("unreadable")],
  ])("%s", async (_, content, expected) => {
    expect(await house.chooseOne(page, Buffer.from(content, "latin1"))).toEqual(expected);
  });

  test("Half a photo", async () => {
    const whole = await photo(2400, 1800);
    expect(await house.chooseOne(page, whole.subarray(0, whole.length / 2))).toEqual(problem("unreadable"));
    const png = await quarters(800, 600).png().toBuffer();
    expect(await house.chooseOne(page, png.subarray(0, png.length / 2))).toEqual(problem("unreadable"));
  });

  test("A HEIC that this browser cannot read may be sent as it is, up to 12 MB", async () => {
    const heic = await heicWith({});
    expect(await house.chooseOne(page, heic)).toEqual(problem("heic_unreadable", null, true));
    const most = Buffer.concat([heic, Buffer.alloc(12 * 1024 * 1024 - heic.length)]);
    expect(await house.chooseOne(page, most)).toEqual(problem("heic_unreadable", null, true));
    const more = Buffer.concat([most, Buffer.alloc(1)]);
    expect(await house.chooseOne(page, more)).toEqual(problem("heic_unreadable"));
  });

  test("A picture that would need a gigabyte is not even tried", async () => {
    const heic = await heicWith({});
    const whole = heic.lastIndexOf("ispe");
    heic.writeUInt32BE(20_000, whole + 8);
    heic.writeUInt32BE(20_000, whole + 12);
    expect(await house.chooseOne(page, heic)).toEqual(problem("too_large"));
  });

  test("A large picture that cannot be decoded is taken for too large", async () => {
    const png = await plain("#888", 100, 100).png().toBuffer();
    png.writeUInt32BE(10_000, 16);
    png.writeUInt32BE(6_000, 20);
    expect(await house.chooseOne(page, png)).toEqual(problem("too_large"));
  });
});
