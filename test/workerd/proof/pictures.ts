/** Files that are just enough of what they claim to be. */

/** A JPEG's markers up to its end: no picture in it, but a size. */
export function jpeg(width = 40, height = 30, filling = 0): Uint8Array {
  const start = [0xff, 0xd8, ...segment(0xe0, [...ascii("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0])];
  const frame = segment(0xc0, [8, ...two(height), ...two(width), 1, 1, 0x11, 0]);
  const rest = new Array<number>(filling).fill(0x20);
  return new Uint8Array([...start, ...frame, ...rest, 0xff, 0xd9]);
}

/** A PNG's signature and header, then its end. `mark` makes it another file of the same size. */
export function png(width = 40, height = 30, mark = 0): Uint8Array {
  const header = [
    ...four(13),
    ...ascii("IHDR"),
    ...four(width),
    ...four(height),
    8,
    6,
    0,
    0,
    0,
    ...four(mark),
  ];
  const end = [...four(0), ...ascii("IEND"), 0xae, 0x42, 0x60, 0x82];
  return new Uint8Array([0x89, ...ascii("PNG\r\n"), 0x1a, 0x0a, ...header, ...end]);
}

export function text(words = "Dear office, the photo is in the truck."): Uint8Array {
  return new TextEncoder().encode(words);
}

function segment(marker: number, body: number[]): number[] {
  return [0xff, marker, ...two(body.length + 2), ...body];
}

function ascii(letters: string): number[] {
  return [...new TextEncoder().encode(letters)];
}

function two(value: number): number[] {
  return [value >> 8, value & 0xff];
}

function four(value: number): number[] {
  return [(value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
