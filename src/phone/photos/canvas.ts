import { fitted, type Size } from "./fit.ts";

/** A picture on paper: without transparency, ready to become a JPEG. */
export type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** Draws a picture on white, upright as it is, with at most `side` pixels on its longer side. */
export function drawOnWhite(picture: ImageBitmap | Canvas, side: number): Canvas {
  const { width, height } = fitted(picture, side);
  const canvas = newCanvas({ width, height });
  const context = canvas.getContext("2d", { alpha: false });
  if (!isContext(context)) throw new Error("This browser gives no canvas to draw on.");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}

/** @param quality from 0 to 1 */
export async function asJpeg(canvas: Canvas, quality: number): Promise<Blob> {
  const type = "image/jpeg";
  if ("convertToBlob" in canvas) return canvas.convertToBlob({ type, quality });
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!file) throw new Error("This browser made no JPEG of the canvas.");
  return file;
}

/** Gives the memory back at once. Safari counts canvases that nobody uses until it next tidies up, and has a limit. */
export function release(canvas: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}

function newCanvas({ width, height }: Size): Canvas {
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(width, height);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** The two kinds of canvas share no name for what both can do. */
function isContext(context: unknown): context is Context {
  return typeof context === "object" && context !== null && "drawImage" in context;
}
