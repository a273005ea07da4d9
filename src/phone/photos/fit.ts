/** Pixels. */
export type Size = { width: number; height: number };

/** The largest size of the same shape whose longer side is at most `side` pixels; never larger than it is. */
export function fitted({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: scaled(width, scale), height: scaled(height, scale) };
}

/** Whether two sizes have the same shape, but for what rounding to whole pixels does to them. */
export function sameShape(a: Size, b: Size): boolean {
  const scale = b.width >= b.height ? a.width / b.width : a.height / b.height;
  return Math.abs(a.width - b.width * scale) <= 1.5 && Math.abs(a.height - b.height * scale) <= 1.5;
}

/** A picture of one line stays one line. */
function scaled(length: number, scale: number): number {
  return Math.max(1, Math.round(length * scale));
}
