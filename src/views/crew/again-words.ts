import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import { ofPhoto } from "../../worker/jobs/return-reasons.ts";
import type { JobStatus, ReturnReason } from "../../worker/jobs/types.ts";

const TO_WORK_ON: readonly JobStatus[] = ["accepted", "scheduled", "en_route", "on_site", "returned"];

/** What the office wants done again, while the crew can do it. */
export function toDoAgain({ row }: Pick<CrewJob, "row">): ReturnReason[] {
  // A phone may still hold a snapshot from before there were such reasons.
  return TO_WORK_ON.includes(row.status) ? (row.returnReasons ?? []) : [];
}

/** The office's words; in the crew's language where they were chosen from the list. */
export function againWords({ reason }: ReturnReason, t: CrewMessages): string {
  return t.again.quick[reason] ?? reason;
}

/** Why one thing is to be done again; null if it is not. */
export function whyAgain(job: Pick<CrewJob, "row">, requirement: string, t: CrewMessages): string | null {
  const words = toDoAgain(job)
    .filter((one) => one.requirement === requirement)
    .map((one) => againWords(one, t));
  return words.length > 0 ? words.join("; ") : null;
}

/** The same for one photo. */
export function whyPhotoAgain(job: Pick<CrewJob, "row">, photoId: string, t: CrewMessages): string | null {
  return whyAgain(job, ofPhoto(photoId), t);
}
