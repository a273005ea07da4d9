import { calendarDateIn } from "../time/dates.ts";
import { formatDate, formatTime } from "../time/format.ts";
import type { SharedProof } from "./shared-proof.ts";

/** One of the job's files, and by what it is known. */
export type ManifestEntry = {
  /** 64 hexadecimal digits, of the file's bytes. */
  sha256: string;
  /** Such as `photo 3, after`. */
  name: string;
  /** Such as `taken Nov 19, 2026, 2:10 PM`. */
  when: string;
  /** Latitude and longitude in degrees, to about a metre. */
  place: string | null;
  /** The first name of whoever brought it. */
  by: string | null;
};

/** Every file of the job that can be checked: its photos in the order of taking, signatures, packets. */
export function manifestOf(proof: SharedProof): ManifestEntry[] {
  const at = (moment: number) => momentIn(proof.organisation, moment);
  return [
    ...proof.photos.map((photo, index) => ({
      sha256: photo.sha256,
      name: `photo ${index + 1}, ${photo.label}`,
      when: `taken ${at(photo.takenAt)}`,
      place: placeOf(photo),
      by: photo.uploadedBy.split(" ")[0] || null,
    })),
    ...proof.signatures.map(({ sha256, signedAt }, index) => ({
      ...{ sha256, name: proof.signatures.length > 1 ? `signature ${index + 1}` : "the signature" },
      ...{ when: `given ${at(signedAt)}`, place: null, by: null },
    })),
    ...proof.packets.map(({ sha256, revision, madeAt }) => ({
      ...{ sha256, name: `the packet, revision ${revision}`, when: `made ${at(madeAt)}` },
      ...{ place: null, by: null },
    })),
  ];
}

/** What is said of a file that was compared. */
export function sayOfFile(entry: Pick<ManifestEntry, "name" | "when">): string {
  return `This is ${entry.name}, ${entry.when}: unchanged.`;
}

export const NOT_OURS =
  "This file is not one of this job's files: it was changed, or it comes from elsewhere.";

/** A moment that is told in full, since nobody knows when the page is read. */
export function momentIn({ timeZone, locale }: { timeZone: string; locale: string }, at: number): string {
  const date = formatDate(calendarDateIn(timeZone, at), locale, "another year");
  return `${date}, ${formatTime(at, { timeZone, locale })}`;
}

function placeOf({ latitude, longitude }: { latitude: number | null; longitude: number | null }) {
  return latitude === null || longitude === null ? null : `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
