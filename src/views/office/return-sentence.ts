import type { EventRow } from "../../worker/database/rows.ts";
import { aboutWords } from "../review/words.ts";
import type { Around } from "./history-parts.ts";

/** Who sent the job back, and why: thing by thing where there is a reason for each. */
export function returnSentence({ data }: EventRow, who: string, { job }: Around): string {
  const { requirements, reasons, reason } = data;
  const listed =
    Array.isArray(requirements) && Array.isArray(reasons)
      ? requirements.map((one, index) => `${aboutWords(one, job.photos)}: ${reasons[index] ?? ""}`)
      : [String(reason ?? "")].filter(Boolean);
  const why = listed.join("; ");
  return `${who} returned it to the crew${why ? `: ${why}` : ""}`;
}
