import { PDFHexString, type PDFRef, PngEmbedder } from "pdf-lib";
import { readJpegHead } from "./jpeg.ts";
import { MOST_PNG_PIXELS } from "./limits.ts";
import type { Paper, Picture } from "./paper.ts";
import { type PngHead, readPng } from "./png.ts";

/** A file of a picture, wherever it lies. */
export type PictureSource = {
  /** Bytes. */
  size: number;
  /** The first bytes of it, as many as are there, up to the number. */
  head: (length: number) => Promise<Uint8Array>;
  open: () => Promise<AsyncIterable<Uint8Array>>;
};

/** A JPEG's size stands behind its EXIF (64 kB) and its colour profile. */
const FIRST_LOOK = 64 * 1024;
const SECOND_LOOK = 1024 * 1024;

/** A picture that was looked at: how large it is, and how it comes into a paper. */
export type ReadPicture = Omit<Picture, "ref"> & { put: (paper: Paper) => Promise<PDFRef> };

/**
 * Looks at a picture. JPEG and plain PNG go into a paper as they are, byte for byte, when the file is written. A PNG that lets the
 * paper through is taken apart first, which only small ones are.
 * @returns null where it is no picture that a PDF can show
 */
export async function readPicture(source: PictureSource): Promise<ReadPicture | null> {
  const first = await source.head(FIRST_LOOK);
  if (first[0] === 0xff) return readJpeg(source, first);
  return first[0] === 0x89 ? readPngPicture(source) : null;
}

async function readJpeg(source: PictureSource, first: Uint8Array): Promise<ReadPicture | null> {
  let head = readJpegHead(first);
  if (!head && source.size > first.length) head = readJpegHead(await source.head(SECOND_LOOK));
  if (!head) return null;
  const { width, height, orientation, components } = head;
  return {
    ...{ width, height, orientation },
    put: async (paper) => {
      const dict = paper.context.obj({
        ...{ Type: "XObject", Subtype: "Image", Width: width, Height: height, BitsPerComponent: 8 },
        ...{ ColorSpace: COLOURS[components], Filter: "DCTDecode" },
        // Cameras and Photoshop write the four inks the other way round than a PDF counts them.
        ...(components === 4 && { Decode: [1, 0, 1, 0, 1, 0, 1, 0] }),
      });
      return paper.addLater(dict, source.size, source.open);
    },
  };
}

const COLOURS = { 1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK" } as const;

async function readPngPicture(source: PictureSource): Promise<ReadPicture | null> {
  const bytes = await source.head(source.size);
  const png = readPng(bytes);
  if (!png) return null;
  const { width, height } = png;
  const read = { width, height, orientation: 1 };
  if (!png.transparent && !png.interlaced)
    return { ...read, put: async (paper) => laidIn(paper, source, png) };
  if (width * height > MOST_PNG_PIXELS) return null;
  try {
    const embedder = await PngEmbedder.for(bytes);
    return { ...read, put: (paper) => embedder.embedIntoContext(paper.context) };
  } catch {
    return null;
  }
}

/** A PDF unpacks a PNG's pixels by itself: ISO 32000-1, 7.4.4.4. */
function laidIn(paper: Paper, source: PictureSource, png: PngHead): PDFRef {
  const { context } = paper;
  const colours = png.colourType === 2 ? 3 : 1;
  const parameters = { Predictor: 15, Colors: colours, BitsPerComponent: png.bits, Columns: png.width };
  const palette = png.palette && [...png.palette].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const dict = context.obj({
    ...{ Type: "XObject", Subtype: "Image", Width: png.width, Height: png.height },
    ...{ BitsPerComponent: png.bits, Filter: "FlateDecode", DecodeParms: parameters },
    ColorSpace: palette
      ? ["Indexed", "DeviceRGB", palette.length / 6 - 1, PDFHexString.of(palette)]
      : colours === 3
        ? "DeviceRGB"
        : "DeviceGray",
  });
  const length = png.data.reduce((sum, run) => sum + run.length, 0);
  return paper.addLater(dict, length, async () => {
    const bytes = await source.head(source.size);
    return (async function* () {
      for (const run of png.data) yield bytes.subarray(run.from, run.from + run.length);
    })();
  });
}
