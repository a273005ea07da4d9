import { type Job, REQUIREMENTS, type ReturnReason } from "./types.ts";

const PHOTO = "photo:";

/** What stands in a reason for one photo. */
export function ofPhoto(photoId: string): string {
  return PHOTO + photoId;
}

/** The photo that a reason is about; null where it is about something else. */
export function photoIdOf({ requirement }: Pick<ReturnReason, "requirement">): string | null {
  return requirement.startsWith(PHOTO) ? requirement.slice(PHOTO.length) : null;
}

/** Whether this can be done again: a requirement, one of the job's photos, or something else that the reason names. */
export function canBeDoneAgain(job: { photos: Pick<Job["photos"][number], "id">[] }, reason: ReturnReason) {
  const photoId = photoIdOf(reason);
  if (photoId !== null) return job.photos.some((one) => one.id === photoId);
  return reason.requirement === "other" || REQUIREMENTS.some((one) => one === reason.requirement);
}
