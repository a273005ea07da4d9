import sharp from "sharp";
import { expect, test } from "vitest";
import { aNote, type Files, fullJob, packetOf, vendor } from "./jobs.ts";
import { openPdf, pageAsDots, picturesIn } from "./open-pdf.ts";
import { demoPhoto } from "./support.ts";

const NAMES = [
  "screen-before-wide.jpg",
  "gate-before-close.jpg",
  "screen-after-wide.jpg",
  "gate-after-close.jpg",
];

async function photos(): Promise<Files> {
  const files = await Promise.all(NAMES.map((name) => demoPhoto(name)));
  const signature = await demoPhoto("signature-ortiz.png");
  return { ...Object.fromEntries(files.map((bytes, index) => [`photo_${index}`, bytes])), s: signature };
}

test("a packet is complete, selectable, titled, tagged, and set in embedded fonts", async () => {
  const bytes = await packetOf(fullJob(), await photos());
  const { info, text, fonts } = await openPdf(bytes);
  expect(info).toMatchObject({
    Title: "48213 · Rescreen lanai, two torn panels · completion report",
    Author: "Gulf Coast Screens",
    Tagged: "yes",
    "Page size": "612 x 792 pts (letter)",
  });
  expect(Buffer.from(bytes).toString("latin1")).not.toContain("/JavaScript");
  expect(fonts.length).toBe(2);
  for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
  for (const said of [
    ...["Gulf Coast Screens", "Licence CRC1331234", "2210 W Swann Ave", "+1 813 555 0144"],
    ...["48213", "PO-77120", "AUTH-9931", "842 Cypress Bend Dr, Unit 14B", "Lakeside HOA"],
    ...["November 19, 2026", "Nov 19, 2026, 10:00 AM EST", "Two torn panels on the lanai."],
    ...["Repaired", "Storm", "SN-77812", "Replaced both panels.", "Luis Ortega"],
    ...["Before and after", "27.94780, -82.45840", "M. Ortiz", "Signed by hand on the crew's phone"],
    ...["Line items", "157.50", "$270.38", "Proof manifest", "0".repeat(32)],
    ...["https://close.example/proof/", "Page 1 of "],
  ]) {
    expect(text).toContain(said);
  }
  const pictures = await picturesIn(bytes);
  expect(pictures).toContain("Before photo 1, Nov 19, 2026, 10:00 AM EST");
  expect(pictures).toContain("Signature of M. Ortiz");
});

test("the same job twice is the same file, byte for byte; another note is another file", async () => {
  const files = await photos();
  const [one, two] = [await packetOf(fullJob(), files), await packetOf(fullJob(), files)];
  expect(Buffer.compare(one, two)).toBe(0);
  const other = await packetOf(fullJob({ notes: [aNote("Replaced one panel.")] }), files);
  expect(Buffer.compare(one, other)).not.toBe(0);
});

test.each([
  ["Spanish", "El inquilino firmó; quedó contento. ¿Está bien? ¡Sí, señor Núñez!"],
  ["Polish", "Zażółć gęślą jaźń, Święty Łukasz, ćma i wąż"],
  ["Vietnamese", "Đã sửa xong cửa lưới ở tầng trên, khách hàng rất hài lòng với những việc đã làm"],
  ["symbols", "½ day at 70 °F, €40, £35, ™ ® © ✓ → ± × – — “so” …"],
  ["another alphabet", "Москит Ελλάδα"],
])("%s is printed and found again", async (_language, words) => {
  const { text } = await openPdf(await packetOf(fullJob({ notes: [aNote(words)] })));
  expect(text.replace(/\s+/g, " ")).toContain(words);
});

test("letters typed as a base and a mark are one letter", async () => {
  const { text } = await openPdf(await packetOf(fullJob({ notes: [aNote("Nguyễn".normalize("NFD"))] })));
  expect(text).toContain("Nguyễn");
});

test.each(["你好，世界", "🏠", "👩‍👩‍👧‍👦", "한국어"])(
  "%s, which no font here has, is a box with its number and is still found",
  async (words) => {
    const { text } = await openPdf(await packetOf(fullJob({ notes: [aNote(`See ${words} there`)] })));
    for (const sign of words) expect(text).toContain(sign);
    expect(text).toContain("there");
  },
);

test("Arabic, Hebrew, controls and half characters break nothing", async () => {
  const words = "a\u0000b\u0007c \ud83d d\u202e مرحبا שלום \u200f e\u00adf";
  const { text } = await openPdf(await packetOf(fullJob({ notes: [aNote(words)] })));
  for (const sign of ["abc", "م", "ש", "ef"]) expect(text).toContain(sign);
});

test("a long title, a word without an end, forty lines and nothing at all", async () => {
  const base = fullJob();
  const title = "Rescreen the lanai on the south side ".repeat(6).slice(0, 200).trim();
  const word = "W".repeat(500);
  const many = Array.from({ length: 40 }, (_, index) => `Line ${index + 1} of the note`).join("\n");
  const long = fullJob({
    row: { ...base.row, title, description: word },
    notes: [aNote(`${word}\n${many}`)],
  });
  const { text } = await openPdf(await packetOf(long));
  expect(text).toContain("Line 1 of the note");
  expect(text).toContain("Line 40 of the note");
  expect(text.match(/W/g)?.length).toBeGreaterThan(1000);

  const bare = { ...base.row, description: null, purchaseOrder: null, authorisationNumber: null };
  const empty = fullJob({
    row: { ...bare, ticketNumber: null, onSiteAt: null, completedAt: null, serialNumbers: [] },
    organisation: vendor({ phone: null, licence: null, address: null, brand: {} }),
    ...{ photos: [], signatures: [], notes: [], lines: [] },
  });
  const { text: little } = await openPdf(await packetOf(empty));
  expect(little).toContain("No photos were taken.");
  expect(little).toContain("Nobody has signed.");
  expect(little).toContain("not completed yet");
});

test("250 lines take pages, each with the table's head", async () => {
  const line = fullJob().lines[0];
  if (!line) throw new Error("the job has no line");
  const lines = Array.from({ length: 250 }, (_, index) => ({
    ...line,
    id: `l${index}`,
    description: `Part ${index}`,
  }));
  const { text, info } = await openPdf(await packetOf(fullJob({ lines })));
  expect(Number(info.Pages)).toBeGreaterThan(8);
  expect(text).toContain("Part 0");
  expect(text).toContain("Part 249");
  expect(text.match(/Unit price/g)?.length).toBeGreaterThan(6);
});

test("paper, photos a page, order of sections and links are the manager's", async () => {
  const files = await photos();
  const pages = async (photosPerPage: 2 | 4 | 6) => {
    const rules = { photosPerPage, sections: ["cover" as const, "photos" as const] };
    const { info } = await openPdf(await packetOf(fullJob({ photos: twelve() }, rules), files));
    return Number(info.Pages);
  };
  const counts = [await pages(6), await pages(4), await pages(2)];
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  expect(new Set(counts).size).toBe(3);
  const rules = { paper: "a4", links: false, sections: ["cover", "manifest", "photos"] } as const;
  const bytes = await packetOf(fullJob({}, { ...rules, sections: [...rules.sections] }), files);
  const { info, text } = await openPdf(bytes);
  expect(info["Page size"]).toContain("A4");
  expect(text.indexOf("Proof manifest")).toBeLessThan(text.indexOf("Before and after"));
  expect(text).not.toContain("Line items");
  expect(text).toContain("https://close.example/proof/");
  expect(await linkCount(bytes)).toBe(0);
  expect(await linkCount(await packetOf(fullJob(), files))).toBe(1);
});

test("a photo that cannot be shown leaves its place with its hash, and the others are there", async () => {
  const files = await photos();
  const broken: Files = {
    ...files,
    photo_0: new TextEncoder().encode("no photo"),
    photo_1: new Uint8Array([255, 216]),
  };
  delete broken.photo_2;
  const { text } = await openPdf(await packetOf(fullJob(), broken));
  expect(text.match(/This file cannot be shown here/g)).toHaveLength(3);
  expect(text).toContain("2".repeat(32));
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a photo with EXIF orientation %i stands upright",
  async (orientation) => {
    // A picture whose upper left quarter alone is black once it stands upright.
    const upright = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#ffffff" } })
      .composite([{ input: await block(300, 200), left: 0, top: 0 }])
      .png()
      .toBuffer();
    const stored = await turned(upright, orientation);
    const rules = { sections: ["cover" as const, "photos" as const], photosPerPage: 2 as const };
    const [first] = fullJob().photos;
    if (!first) throw new Error("the job has no photo");
    const job = fullJob({ photos: [{ ...first, storageKey: "photo" }] }, rules);
    const bytes = await packetOf(job, { photo: stored });
    const { text } = await openPdf(bytes);
    expect(text).not.toContain("cannot be shown");
    const page = text.split("\f").findIndex((words) => words.includes("No. 1")) + 1;
    const { dots, width, height } = await pageAsDots(bytes, page, 612);
    const black: [number, number][] = [];
    dots.forEach((dot, at) => {
      if (dot < 20) black.push([at % width, Math.floor(at / width)]);
    });
    // The square: many black dots in few rows. Letters are black too, but never so many side by side.
    const rows = new Map<number, number>();
    for (const [, y] of black) rows.set(y, (rows.get(y) ?? 0) + 1);
    const full = [...rows].filter(([, count]) => count > 80).map(([y]) => y);
    const inSquare = black.filter(([, y]) => full.includes(y)).map(([x]) => x);
    expect(full.length).toBeGreaterThan(50);
    expect(full.length).toBeLessThan(height / 4);
    // To the left edge of the text, and no further than the middle of the left photo.
    expect(Math.min(...inSquare)).toBeLessThan(56);
    expect(Math.max(...inSquare)).toBeLessThan(50 + 135);
  },
);

test("PNGs are shown: plain ones as they are, those with transparency taken apart", async () => {
  const square = {
    create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } },
  } as const;
  const [first] = fullJob().photos;
  if (!first) throw new Error("the job has no photo");
  for (const png of [
    await sharp(square).png().toBuffer(),
    await sharp(square).flatten().png().toBuffer(),
    await sharp(square).flatten().png({ palette: true }).toBuffer(),
    await sharp(square).flatten().grayscale().png().toBuffer(),
  ]) {
    const job = fullJob({ photos: [{ ...first, storageKey: "photo" }], signatures: [] });
    const { text } = await openPdf(await packetOf(job, { photo: new Uint8Array(png) }));
    expect(text).not.toContain("cannot be shown");
  }
});

test("a hundred photos", async () => {
  const files = await photos();
  const [first] = fullJob().photos;
  if (!first) throw new Error("the job has no photo");
  const many = Array.from({ length: 100 }, (_, index) => ({
    ...{ ...first, id: `p${index}`, storageKey: `photo_${index % 4}` },
    label: index % 2 === 0 ? ("before" as const) : ("after" as const),
  }));
  const { text, info } = await openPdf(await packetOf(fullJob({ photos: many }), files));
  expect(text).toContain("No. 100");
  expect(Number(info.Pages)).toBeGreaterThan(25);
});

/** Six pairs of what was photographed twice. */
function twelve() {
  const four = fullJob().photos;
  return [1, 2, 3].flatMap((round) => four.map((photo) => ({ ...photo, id: `${photo.id}_${round}` })));
}

function block(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#000000" } })
    .png()
    .toBuffer();
}

/** The picture as a camera stores it that is held otherwise, with a note of how. */
async function turned(upright: Buffer, orientation: number): Promise<Uint8Array> {
  // What undoes the turn that the viewer makes; sharp turns and mirrors in an order of its own, so one after the other.
  const angle = { 3: 180, 4: 180, 5: 270, 6: 270, 7: 90, 8: 90 }[orientation] ?? 0;
  const mirrored = [2, 4, 5, 7].includes(orientation);
  const standing = mirrored ? await sharp(upright).flop().png().toBuffer() : upright;
  const raw = await sharp(standing).rotate(angle).png().toBuffer();
  return new Uint8Array(await sharp(raw).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer());
}

async function linkCount(bytes: Uint8Array): Promise<number> {
  const { PDFDocument } = await import("pdf-lib");
  const pages = (await PDFDocument.load(bytes)).getPages();
  return pages.reduce((sum, page) => sum + (page.node.Annots()?.size() ?? 0), 0);
}
