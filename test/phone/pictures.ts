import sharp from "sharp";

/** A crew's photo, as `setInputFiles` takes it. */
export type Picture = { number: number; name: string; mimeType: "image/jpeg"; buffer: Buffer };

const COLUMNS = 6;
const ROWS = 4;
const NUMBER_BITS = 20;
const CHECK_BITS = COLUMNS * ROWS - NUMBER_BITS;
/** From the quickest to encode to one with something to scale down. */
const SIZES = [
  { width: 64, height: 48 },
  { width: 128, height: 96 },
  { width: 240, height: 180 },
  { width: 400, height: 300 },
];
/** A dark and a light colour for each picture, so that a person can tell them apart on a screenshot too. */
const PAIRS = [
  ["#143a6b", "#f5d76e"],
  ["#0b4f3c", "#fbe9d7"],
  ["#5a1846", "#ffd1dc"],
  ["#3b2a1a", "#cdeefb"],
] as const;

const made = new Map<number, Promise<Picture>>();

/**
 * Picture number so and so, from 0 up to a million: its number is drawn in it as blocks, dark for 0 and light for 1,
 * and can be read again after it was scaled or compressed. Made once, then reused.
 */
function picture(number: number): Promise<Picture> {
  const known = made.get(number);
  if (known) return known;
  const drawn = draw(number);
  made.set(number, drawn);
  return drawn;
}

/** So many pictures in a row, from number `first` on. */
export function pictures(first: number, count: number): Promise<Picture[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => picture(first + at)));
}

/** The number that is drawn in a picture, or null where none of ours can be read: another picture, or a torn one. */
async function numberIn(bytes: Uint8Array): Promise<number | null> {
  try {
    const cells = await sharp(bytes, { failOn: "warning" })
      .resize(COLUMNS * 3, ROWS * 3, { fit: "fill", kernel: "linear" })
      .greyscale()
      .raw()
      .toBuffer();
    // Of three by three points the one in the middle: the edges of a block blur into the next.
    const lightness = Array.from({ length: COLUMNS * ROWS }, (_, cell) => {
      const [row, column] = [Math.floor(cell / COLUMNS), cell % COLUMNS];
      return cells[(row * 3 + 1) * COLUMNS * 3 + column * 3 + 1] ?? 0;
    });
    const bits = lightness.map((value) => (value > 127 ? "1" : "0")).join("");
    const number = Number.parseInt(bits.slice(0, NUMBER_BITS), 2);
    return bits === bitsOf(number) ? number : null;
  } catch {
    return null;
  }
}

/** The numbers in these pictures, sorted: what was sent and what arrived are then compared by one `toEqual`. */
export async function numbersIn(all: Uint8Array[]): Promise<(number | null)[]> {
  const numbers = await Promise.all(all.map(numberIn));
  return numbers.sort((a, b) => (a ?? -1) - (b ?? -1));
}

async function draw(number: number): Promise<Picture> {
  if (!Number.isInteger(number) || number < 0 || number >= 2 ** NUMBER_BITS) {
    throw new RangeError(`${number} cannot be drawn`);
  }
  const { width, height } = SIZES[number % SIZES.length] ?? { width: 64, height: 48 };
  const [dark, light] = PAIRS[number % PAIRS.length] ?? PAIRS[0];
  const blocks = [...bitsOf(number)].map((bit, cell) => {
    const [x, y] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
    return `<rect x="${x}" y="${y}" width="1" height="1" fill="${bit === "1" ? light : dark}"/>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${COLUMNS} ${ROWS}" preserveAspectRatio="none" shape-rendering="crispEdges">${blocks.join("")}</svg>`;
  const buffer = await sharp(Buffer.from(drawing)).jpeg({ quality: 80 }).toBuffer();
  return { number, name: `photo-${String(number).padStart(6, "0")}.jpg`, mimeType: "image/jpeg", buffer };
}

/** The number and a check of it, so that a picture of something else is not taken for one of ours. */
function bitsOf(number: number): string {
  const check = (number * 7 + 5) % 2 ** CHECK_BITS;
  return number.toString(2).padStart(NUMBER_BITS, "0") + check.toString(2).padStart(CHECK_BITS, "0");
}
