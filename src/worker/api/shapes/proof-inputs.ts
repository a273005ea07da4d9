import * as z from "zod";
import { line } from "../../intake/fields.ts";
import { PHOTO_LABELS } from "../../jobs/types.ts";
import { momentInput } from "./moment.ts";

const file = z.instanceof(File, { error: "A file belongs here." }).meta({ type: "string", format: "binary" });

/** Degrees, WGS 84, as text: all fields of a form are. */
function degrees(most: number) {
  return z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,15})?$/, "Degrees are a decimal such as 43.0731.")
    .transform(Number)
    .refine((value) => Math.abs(value) <= most, `Degrees are from -${most} to ${most} here.`)
    .meta({ type: "string", example: "43.0731" });
}

export const photoInput = z
  .strictObject({
    file: file.meta({ description: "JPEG, PNG, WebP or HEIC, at most 12 MB." }),
    label: z.enum(PHOTO_LABELS, "A label is before, during, after or other."),
    takenAt: momentInput.optional(),
    latitude: degrees(90).optional(),
    longitude: degrees(180).optional(),
    clientId: line(200)
      .optional()
      .meta({ description: "Your own name for it: the same one again stores nothing twice." }),
  })
  .refine((input) => (input.latitude === undefined) === (input.longitude === undefined), {
    path: ["latitude"],
    message: "Latitude and longitude come together.",
  })
  .meta({ id: "PhotoInput" });

export const signatureInput = z
  .strictObject({
    file: file.meta({ description: "A PNG of at most 1 MB." }),
    name: line(120),
    role: line(120).optional(),
  })
  .meta({ id: "SignatureInput" });
