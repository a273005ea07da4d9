import { PHOTO_LABELS, type PhotoLabel } from "../jobs/types.ts";

export type PhotoFields = {
  label: PhotoLabel;
  clientId?: string;
  takenAt?: number;
  latitude?: number;
  longitude?: number;
};

const LONGEST_CLIENT_ID = 100;

/** What a form says about its photos; null without a label that we know. */
export function photoFields(form: FormData): PhotoFields | null {
  const label = PHOTO_LABELS.find((one) => one === textIn(form, "label"));
  if (!label) return null;
  const clientId = textIn(form, "clientId")?.slice(0, LONGEST_CLIENT_ID);
  const takenAt = numberIn(form, "takenAt");
  return {
    label,
    clientId,
    takenAt,
    latitude: numberIn(form, "latitude"),
    longitude: numberIn(form, "longitude"),
  };
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
