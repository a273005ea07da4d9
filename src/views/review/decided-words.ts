import type { EventRow, JobRow } from "../../worker/database/rows.ts";
import { JOB_STATUS } from "../parts/words.ts";

/** What became of a job, for whoever looked at it: the sentence, and where it is. */
export type Decided = { words: string; jobId: string; name: string };

type Before = Pick<JobRow, "id" | "ticketNumber" | "title" | "status">;

/** Who decided and what. Where it was not the viewer, it says that they came too late. */
export function decidedWords(
  before: Before,
  decision: Pick<EventRow, "type" | "actor"> | undefined,
  viewerId: string,
): Decided {
  const { id: jobId, ticketNumber, title, status } = before;
  const name = [ticketNumber, title].filter(Boolean).join(" ");
  const said = (words: string) => ({ words, jobId, name });
  const done = decision?.type === "job.returned" ? "sent it back to the crew" : "approved it";
  // What happened to it since says more than who decided once.
  const stands =
    decision &&
    (decision.type === "job.returned" ? status === "returned" : ["approved", "closed"].includes(status));
  if (!decision || !stands) return said(`It is ${JOB_STATUS[status].word.toLowerCase()} now.`);
  if (decision.actor.id === viewerId) return said(`You ${done}.`);
  return said(`${decision.actor.name} ${done} before you.`);
}
