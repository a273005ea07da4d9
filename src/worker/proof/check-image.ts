import { imageSize } from "image-size";
import { type ImageKind, imageKind, type Likeness, likenessOf } from "./file-kind.ts";

/** Width and height as a person sees the picture, turned the way the phone was held; pixels. */
export type CheckedImage = ImageKind & { width: number; height: number };
export type ImageCheck = { ok: true; image: CheckedImage } | { ok: false; detail: string };

const MEGABYTE = 1024 * 1024;
const MAX_PHOTO_BYTES = 12 * MEGABYTE;
const MAX_SIGNATURE_BYTES = MEGABYTE;
const MAX_SIDE = 20_000;
const IN_WORDS: Record<Likeness, string> = {
  text: "a text file",
  pdf: "a PDF",
  gif: "a GIF picture",
  zip: "a ZIP file",
  video: "a video",
};

/** Whether these bytes are a photo that can be kept; the refusal says what is wrong with the file. */
export function checkPhoto(bytes: Uint8Array): ImageCheck {
  if (bytes.length === 0) return no("This file is empty. Take the photo again.");
  if (bytes.length > MAX_PHOTO_BYTES) {
    return no(
      `This photo has ${megabytes(bytes.length)} MB; a photo may have 12 MB. Send it in a smaller size.`,
    );
  }
  const kind = imageKind(bytes);
  if (!kind) return no(notAPhoto(bytes));
  return measured(kind, bytes);
}

/** Whether these bytes are a drawn signature: a small PNG. */
export function checkSignature(bytes: Uint8Array): ImageCheck {
  if (bytes.length === 0) return no("The signature is empty. Sign again.");
  if (bytes.length > MAX_SIGNATURE_BYTES) {
    return no(`This signature has ${megabytes(bytes.length)} MB; it may have 1 MB. Sign again.`);
  }
  const kind = imageKind(bytes);
  if (kind?.extension !== "png") return no("The signature is not a PNG picture. Sign again.");
  return measured(kind, bytes);
}

function measured(kind: ImageKind, bytes: Uint8Array): ImageCheck {
  const size = sizeOf(bytes);
  if (!size) return no("This photo is cut off: its size cannot be read. Take or choose it again.");
  if (size.width > MAX_SIDE || size.height > MAX_SIDE) {
    return no(`This photo is ${size.width} × ${size.height} pixels; a side may have 20,000.`);
  }
  return { ok: true, image: { ...kind, ...size } };
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (!(width > 0 && height > 0)) return null;
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}

function notAPhoto(bytes: Uint8Array): string {
  const likeness = likenessOf(bytes);
  return likeness
    ? `This file is not a photo: it starts like ${IN_WORDS[likeness]}.`
    : "This file is not a photo. JPEG, PNG, WebP and HEIC are.";
}

function megabytes(bytes: number): string {
  return (Math.ceil((bytes * 10) / MEGABYTE) / 10).toString();
}

function no(detail: string): ImageCheck {
  return { ok: false, detail };
}
