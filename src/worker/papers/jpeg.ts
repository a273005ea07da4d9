import { imageSize } from "image-size";

/** What a PDF must know of a JPEG that it takes as it is; pixels as stored, before turning. */
export type JpegHead = { width: number; height: number; components: 1 | 3 | 4; orientation: number };

/**
 * Reads the head of a JPEG (ITU T.81, B.2.2). Null where it is none that a PDF shows: cut off before its size, with 12 bits a sample,
 * or of the lossless, hierarchical and arithmetic kinds, which hardly any viewer knows.
 */
export function readJpegHead(head: Uint8Array): JpegHead | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < head.length) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) {
      at++;
      continue;
    }
    if (marker < 0xff00) return null;
    if (SHOWN.includes(marker)) return frameAt(view, at + 4, head);
    if (marker >= 0xffc0 && marker <= 0xffcf && !TABLES.includes(marker)) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Baseline, extended and progressive. */
const SHOWN = [0xffc0, 0xffc1, 0xffc2];
const TABLES = [0xffc4, 0xffc8, 0xffcc];

function frameAt(view: DataView, at: number, head: Uint8Array): JpegHead | null {
  const [height, width, components] = [view.getUint16(at + 1), view.getUint16(at + 3), view.getUint8(at + 5)];
  if (view.getUint8(at) !== 8 || width === 0 || height === 0) return null;
  if (components !== 1 && components !== 3 && components !== 4) return null;
  return { width, height, components, orientation: orientationOf(head) };
}

function orientationOf(head: Uint8Array): number {
  try {
    const { orientation = 1 } = imageSize(head);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  } catch {
    return 1;
  }
}
