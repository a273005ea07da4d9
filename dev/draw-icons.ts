// Draws the icons of the app on a phone's home screen anew: node dev/draw-icons.ts
import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";

const ICONS = new URL("../public/icons/", import.meta.url);
const PAPER = "#fbfaf7";

/**
 * `share` is how much of the side the drawing takes. A maskable icon may be cut to the circle of 80 percent of its side
 * (https://www.w3.org/TR/appmanifest/#icon-masks); the drawing's corners must lie within it.
 */
const DRAWN = [
  { file: "closeout-192.png", size: 192, share: 0.86 },
  { file: "closeout-512.png", size: 512, share: 0.86 },
  { file: "closeout-512-maskable.png", size: 512, share: 0.6 },
  { file: "closeout-180.png", size: 180, share: 0.74 },
];

const svg = await readFile(new URL("closeout.svg", ICONS));
for (const { file, size, share } of DRAWN) {
  const side = Math.round(size * share);
  const drawing = await sharp(svg, { density: (72 * side) / 32 })
    .resize(side, side)
    .toBuffer();
  const png = await sharp({ create: { width: size, height: size, channels: 4, background: PAPER } })
    .composite([{ input: drawing, gravity: "centre" }])
    .flatten({ background: PAPER })
    .png({ palette: true, colours: 16, effort: 10 })
    .toBuffer();
  await writeFile(new URL(file, ICONS), png);
}
