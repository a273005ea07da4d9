import { rulesFor } from "../jobs/proof-rules.ts";
import type { Missing } from "../jobs/types.ts";
import type { CrewJob } from "./crew-job.ts";

/** A thing that the rules ask for, there or not. */
export type ChecklistItem = Omit<Missing, "detail">;

/** What the rules ask of this job, and how much of it is there. */
export function checklistOf(job: CrewJob): ChecklistItem[] {
  const rules = rulesFor(job);
  const taken = (label: string) => job.photos.filter((photo) => photo.label === label).length;
  const items: ChecklistItem[] = [
    { requirement: "photos_before", have: taken("before"), need: rules.photosBefore },
    { requirement: "photos_after", have: taken("after"), need: rules.photosAfter },
    { requirement: "signature", have: job.signatures.length, need: rules.signature ? 1 : 0 },
  ];
  return items.filter((item) => item.need > 0);
}
