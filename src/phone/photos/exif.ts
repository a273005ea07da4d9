/// <reference path="./exifreader-parts.d.ts" />
import Heic from "exifreader/src/image-header-heic.js";
import Jpeg from "exifreader/src/image-header-jpeg.js";
import Tags from "exifreader/src/tags.js";
import type { ImageType } from "../../worker/proof/file-kind.ts";
import { type Position, positionOf, timeOf } from "./exif-values.ts";

/** When and where a photo was taken, as far as its file says so. `takenAt` is in milliseconds since 1970. */
export type Circumstances = { takenAt: number | null; position: Position | null };

const UNKNOWN: Circumstances = { takenAt: null, position: null };

/** Nothing else is decoded: what makers note for themselves alone may fill hundreds of kilobytes. */
const WANTED = new Set([
  "Exif IFD Pointer",
  "DateTimeOriginal",
  "OffsetTimeOriginal",
  "GPS Info IFD Pointer",
  "GPSLatitude",
  "GPSLatitudeRef",
  "GPSLongitude",
  "GPSLongitudeRef",
]);
const ONLY_WANTED = {
  shouldParseTag: (_group: string, name: string) => WANTED.has(name),
  shouldParseGroup: () => false,
};

/**
 * Reads when and where a photo was taken from the bytes that the camera wrote.
 * @param now milliseconds since 1970; no photo was taken after it
 */
export function circumstances(bytes: Uint8Array<ArrayBuffer>, type: ImageType, now: number): Circumstances {
  try {
    const tags = tagsOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), type);
    if (!tags) return UNKNOWN;
    const value = (name: string) => tags[name]?.value;
    return {
      takenAt: timeOf(value("DateTimeOriginal"), value("OffsetTimeOriginal"), now),
      position: positionOf(
        { angle: value("GPSLatitude"), reference: value("GPSLatitudeRef") },
        { angle: value("GPSLongitude"), reference: value("GPSLongitudeRef") },
      ),
    };
  } catch {
    // The library throws at damaged data. A photo without its time is still a photo.
    return UNKNOWN;
  }
}

function tagsOf(file: DataView, type: ImageType) {
  const { tiffHeaderOffset, exifDataView = file } = offsetsIn(file, type);
  if (tiffHeaderOffset === undefined) return null;
  return Tags.read(exifDataView, tiffHeaderOffset, false, false, ONLY_WANTED).tags;
}

function offsetsIn(file: DataView, type: ImageType): { tiffHeaderOffset?: number; exifDataView?: DataView } {
  if (type === "image/jpeg") return Jpeg.findJpegOffsets(file);
  // AVIF keeps its data in the same boxes as HEIC.
  if (type === "image/heic" || type === "image/avif") return Heic.findHeicOffsets(file);
  return {};
}
