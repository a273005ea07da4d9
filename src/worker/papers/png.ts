/** What a PDF must know of a PNG, and where its pixels lie; see the PNG specification, 5 and 11. */
export type PngHead = {
  width: number;
  height: number;
  bits: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  colourType: number;
  interlaced: boolean;
  transparent: boolean;
  palette: Uint8Array | null;
  /** The compressed pixels, one run of bytes after the other. */
  data: { from: number; length: number }[];
};

/** Reads a PNG's parts; null where it is none or is cut off. */
export function readPng(bytes: Uint8Array): PngHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47 || nameAt(bytes, 12) !== "IHDR") return null;
  const png: PngHead = {
    ...{ width: view.getUint32(16), height: view.getUint32(20), bits: view.getUint8(24) },
    ...{ colourType: view.getUint8(25), interlaced: view.getUint8(28) !== 0, transparent: false },
    ...{ palette: null, data: [] },
  };
  png.transparent = png.colourType === 4 || png.colourType === 6;
  for (let at = 33; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const name = nameAt(bytes, at + 4);
    const from = at + 8;
    if (from + length > bytes.length) return null;
    if (name === "IEND") return png.data.length > 0 && png.width > 0 && png.height > 0 ? png : null;
    if (name === "tRNS") png.transparent = true;
    if (name === "PLTE") png.palette = bytes.slice(from, from + length);
    if (name === "IDAT") png.data.push({ from, length });
    at = from + length + 4;
  }
  return null;
}

function nameAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
