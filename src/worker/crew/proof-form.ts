import { PHOTO_LABELS, type PhotoLabel, type SignatureMethod } from "../jobs/types.ts";
import type { Envelope } from "./envelope.ts";

export type PhotoFields = {
  label: PhotoLabel;
  /** By the phone's clock, as the camera or the phone noted it; milliseconds since 1970. */
  takenAt?: number;
  latitude?: number;
  longitude?: number;
  /** What the phone says its bytes are. */
  sha256?: string;
};

/** What a form says about its photos; null without a label that we know. */
export function photoFields(form: FormData): PhotoFields | null {
  const label = PHOTO_LABELS.find((one) => one === textIn(form, "label"));
  if (!label) return null;
  return {
    label,
    takenAt: numberIn(form, "takenAt"),
    latitude: numberIn(form, "latitude"),
    longitude: numberIn(form, "longitude"),
    sha256: textIn(form, "sha256")?.toLowerCase(),
  };
}

/** What a phone writes on everything that it sends; empty for a plain form. */
export function envelopeIn(form: FormData): Envelope {
  return {
    clientId: textIn(form, "clientId"),
    at: numberIn(form, "at"),
    sentAt: numberIn(form, "sentAt"),
    memberId: textIn(form, "memberId"),
  };
}

export function methodIn(form: FormData): Exclude<SignatureMethod, "confirmed"> {
  return textIn(form, "method") === "typed" ? "typed" : "drawn";
}

/** The files under a name. A field that was left empty sends a file without name and content. */
export function filesIn(form: FormData, name: string): File[] {
  return form.getAll(name).filter((value): value is File => value instanceof File && value.name !== "");
}

export function textIn(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

export async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

function numberIn(form: FormData, name: string): number | undefined {
  const value = Number(textIn(form, name) ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
