// Draws the demo's photos, signatures and logo anew: node dev/demo/photos/draw.ts
import { writeFile } from "node:fs/promises";
import sharp from "sharp";
import { ac } from "./scenes/ac.ts";
import { cage } from "./scenes/cage.ts";
import { clearing } from "./scenes/clearing.ts";
import { gate } from "./scenes/gate.ts";
import { logo } from "./scenes/logo.ts";
import { HEIGHT, type Scene, WIDTH } from "./scenes/parts.ts";
import { screen } from "./scenes/screen.ts";
import { signatures } from "./scenes/signatures.ts";
import { sink } from "./scenes/sink.ts";

/** Light from the upper left, and edges a little darker, as a lens makes them. */
const LIGHT = `<linearGradient id="light" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff3d0" stop-opacity=".28"/>
  <stop offset=".55" stop-color="#fff3d0" stop-opacity="0"/><stop offset="1" stop-color="#1a2440" stop-opacity=".2"/></linearGradient>
  <radialGradient id="lens" cx=".5" cy=".5" r=".75"><stop offset=".6" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".3"/></radialGradient>`;

async function drawPhoto(content: string, view: string, file: string): Promise<void> {
  const [x, y, width, height] = view.split(" ");
  const over = ["light", "lens"].map(
    (id) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="url(#${id})"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" width="${WIDTH}" height="${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="#ccc"/>${content}${LIGHT}${over.join("")}</svg>`;
  const jpeg = await sharp(Buffer.from(svg)).jpeg({ quality: 58, mozjpeg: true }).toBuffer();
  await writeFile(new URL(file, import.meta.url), jpeg);
}

async function drawScene({ name, before, after, close }: Scene): Promise<void> {
  const whole = `0 0 ${WIDTH} ${HEIGHT}`;
  await drawPhoto(before, whole, `${name}-before-wide.jpg`);
  await drawPhoto(before, close, `${name}-before-close.jpg`);
  await drawPhoto(after, whole, `${name}-after-wide.jpg`);
  await drawPhoto(after, close, `${name}-after-close.jpg`);
}

for (const scene of [screen, ac, cage, gate, clearing, sink]) await drawScene(scene);
await writeFile(
  new URL("logo.png", import.meta.url),
  await sharp(Buffer.from(logo)).png({ palette: true }).toBuffer(),
);
for (const { name, svg } of signatures) {
  const png = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
  await writeFile(new URL(`signature-${name}.png`, import.meta.url), png);
}
