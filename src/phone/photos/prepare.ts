import type { Likeness } from "../../worker/proof/file-kind.ts";
import { asJpeg, type Canvas, drawOnWhite, release } from "./canvas.ts";
import type { Position } from "./exif-values.ts";
import { inspect, type Photo } from "./inspect.ts";
import { openPicture } from "./open-picture.ts";
import { sha256 } from "./sha256.ts";

/** A photo ready to be sent: upright, at most 1,600 pixels on its longer side, JPEG. */
export type PreparedPhoto = {
  ok: true;
  file: Blob;
  /** At most 320 pixels on its longer side, JPEG. */
  thumbnail: Blob | null;
  /** At most 900 pixels on its longer side, JPEG, for papers that must be small; null where `file` is about as small. */
  medium: Blob | null;
  /** Pixels. */
  width: number;
  height: number;
  /** Of `file`, 64 hexadecimal digits. */
  sha256: string;
  /** From EXIF, milliseconds since 1970; null if the file says nothing. */
  takenAt: number | null;
  /** From EXIF, degrees; north and east are positive. */
  position: Position | null;
};

export type PhotoProblem = {
  ok: false;
  code: "empty" | "not_a_photo" | "unreadable" | "heic_unreadable" | "too_large";
  /** What it looks like instead. */
  likeness: Likeness | null;
  /** Whether the original may be sent as it is: a HEIC that this browser cannot decode, of at most 12 MB. */
  sendable: boolean;
};

/** Pixels on the longer side: enough to zoom in on a label, in some 300 kB rather than 5 MB. */
const SIDE = 1600;
const QUALITY = 0.82;
const MEDIUM_SIDE = 900;
const THUMBNAIL_SIDE = 320;
const SMALL_QUALITY = 0.7;
/** A smaller picture is worth the crew's signal only where it saves this much. */
const WORTH_IT = 0.6;
/** What the server takes (check-image.ts). */
const MAX_SENT_BYTES = 12 * 1024 * 1024;
/** Above this many pixels, a phone that cannot decode a picture most likely lacks the memory. */
const MANY_PIXELS = 50_000_000;

/**
 * Makes of what a camera or a gallery gave what is sent: upright, at most 1,600 pixels on the longer side, JPEG on
 * white. Whatever the file holds, the answer is a photo or a problem.
 * @throws Error only if the browser lacks what it takes to draw
 */
export async function preparePhoto(file: Blob): Promise<PreparedPhoto | PhotoProblem> {
  const photo = await inspect(file, Date.now());
  if (!photo.ok) return photo;
  const picture = await openPicture(file, photo.size, SIDE);
  if (!picture) return undecodable(file, photo);
  const canvas = drawOnWhite(picture, SIDE);
  picture.close();
  const { width, height } = canvas;
  const thumbnail = await smaller(canvas, THUMBNAIL_SIDE);
  const medium = Math.max(width, height) > MEDIUM_SIDE ? await smaller(canvas, MEDIUM_SIDE) : null;
  const drawn = await asJpeg(canvas, QUALITY);
  release(canvas);
  const chosen = smallerOf(file, photo, drawn);
  return {
    ok: true,
    file: chosen,
    thumbnail,
    medium: medium && medium.size < chosen.size * WORTH_IT ? medium : null,
    width,
    height,
    sha256: await sha256(chosen),
    takenAt: photo.takenAt,
    position: photo.position,
  };
}

async function smaller(picture: Canvas, side: number): Promise<Blob> {
  const canvas = drawOnWhite(picture, side);
  const file = await asJpeg(canvas, SMALL_QUALITY);
  release(canvas);
  return file;
}

/** A JPEG that already is what is wanted stays as it is, unless drawing it again made it smaller. */
function smallerOf(file: Blob, { type, size }: Photo, drawn: Blob): Blob {
  const fits = type === "image/jpeg" && size && !size.turned && Math.max(size.width, size.height) <= SIDE;
  // Under its true type: a gallery may have called it anything.
  return fits && file.size < drawn.size ? file.slice(0, file.size, type) : drawn;
}

function undecodable(file: Blob, { type, size }: Photo): PhotoProblem {
  const problem = { ok: false, likeness: null, sendable: false } as const;
  if (type === "image/heic" || type === "image/avif") {
    return { ...problem, code: "heic_unreadable", sendable: file.size <= MAX_SENT_BYTES };
  }
  const large = size !== null && size.width * size.height > MANY_PIXELS;
  return { ...problem, code: large ? "too_large" : "unreadable" };
}
