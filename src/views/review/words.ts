import { photoIdOf } from "../../worker/jobs/return-reasons.ts";
import { type Job, REQUIREMENTS, type Requirement } from "../../worker/jobs/types.ts";
import { PHOTO_LABEL } from "../parts/words.ts";

/** What the rules ask for, as the office speaks of it. */
export const REQUIREMENT: { [requirement in Requirement]: string } = {
  photos_before: "Before photos",
  photos_after: "After photos",
  checklist: "Checklist",
  resolution_code: "Resolution code",
  root_cause: "Root cause",
  serial_numbers: "Serial numbers",
  signature: "Signature",
};

/** What a reason is about, such as `After photos`, `photo 3` by the order of taking, or `something else`. */
export function aboutWords(
  requirement: string,
  photos: Pick<Job["photos"][number], "id" | "label">[],
): string {
  const photoId = photoIdOf({ requirement });
  const index = photos.findIndex((one) => one.id === photoId);
  const photo = photos[index];
  if (photo) return `Photo ${index + 1}, ${PHOTO_LABEL[photo.label].toLowerCase()}`;
  const known = REQUIREMENTS.find((one) => one === requirement);
  return known ? REQUIREMENT[known] : "Also";
}
