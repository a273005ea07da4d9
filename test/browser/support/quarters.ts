import sharp, { type Sharp } from "sharp";
import { jpegWith, type Noted } from "../../support/photo-files.ts";

/** The four quarters of the picture as a person sees it, from the top left, line by line. */
export const QUARTERS = ["red", "green", "blue", "yellow"];
const COLOURS = { red: "#ff0000", green: "#00ff00", blue: "#0000ff", yellow: "#ffff00" };

export function quarters(width: number, height: number): Sharp {
  const [w, h] = [width / 2, height / 2];
  const fields = Object.values(COLOURS).map(
    (colour, index) =>
      `<rect x="${(index % 2) * w}" y="${Math.floor(index / 2) * h}" width="${w}" height="${h}" fill="${colour}"/>`,
  );
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${fields.join("")}</svg>`;
  return sharp(Buffer.from(scene), { unlimited: true }).flatten();
}

/** How a picture lies in the file when the camera was held so that EXIF says 1 to 8. */
const LAID: Record<number, (upright: Sharp) => Sharp | Promise<Sharp>> = {
  1: (upright) => upright,
  2: (upright) => upright.flop(),
  3: (upright) => upright.rotate(180),
  4: (upright) => upright.flip(),
  5: async (upright) => (await fixed(upright.rotate(90))).flop(),
  6: (upright) => upright.rotate(270),
  7: async (upright) => (await fixed(upright.rotate(90))).flip(),
  8: (upright) => upright.rotate(90),
};

/** A photo whose picture is `width` by `height` pixels for whoever looks at it, however it lies in the file. */
export async function photo(width: number, height: number, noted: Noted = {}): Promise<Buffer> {
  const laid = await LAID[noted.orientation ?? 1]?.(await fixed(quarters(width, height)));
  if (!laid) throw new Error("EXIF knows orientations 1 to 8.");
  return jpegWith(await fixed(laid), noted);
}

/** What a picture shows in its four quarters, and at which size; a colour without a name as its numbers. */
export async function seen(file: string | Buffer): Promise<{ size: [number, number]; quarters: string[] }> {
  const bytes = typeof file === "string" ? Buffer.from(file, "base64") : file;
  // Not turned: whoever gets the file shall not have to know about orientations.
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const at = (x: number, y: number) => {
    const start = (Math.floor(height * y) * width + Math.floor(width * x)) * channels;
    return nameOf([...data.subarray(start, start + 3)]);
  };
  return { size: [width, height], quarters: [at(0.2, 0.2), at(0.8, 0.2), at(0.2, 0.8), at(0.8, 0.8)] };
}

function nameOf(pixel: number[]): string {
  const rounded = `#${pixel.map((value) => (Math.round(value / 51) * 51).toString(16).padStart(2, "0")).join("")}`;
  const named = Object.entries({ ...COLOURS, white: "#ffffff", black: "#000000" });
  return named.find(([, colour]) => colour === rounded)?.[0] ?? rounded;
}

/** sharp turns and mirrors in an order of its own, unless the first is finished before the second begins. */
async function fixed(picture: Sharp): Promise<Sharp> {
  return sharp(await picture.png({ compressionLevel: 1 }).toBuffer(), { unlimited: true });
}
