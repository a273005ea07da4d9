import { changed, happened, refuse, unchanged } from "../decision.ts";
import { rulesFor } from "../proof-rules.ts";
import type { ChecklistAnswer, Context, Decision, Job } from "../types.ts";

/** Answers a point of the checklist, or takes an answer back with null. Like all proof it is taken whatever the job's status. */
export function answerChecklist(
  job: Job,
  itemId: string,
  answer: ChecklistAnswer | null,
  context: Context,
): Decision {
  const point = rulesFor(job).checklist.find((one) => one.id === itemId);
  if (!point) return refuse("not_found", "This point is no longer on the checklist.");
  const known = job.answers.find((one) => one.itemId === itemId);
  if ((known?.answer ?? null) === answer) return unchanged(job);
  const { organisationId, id: jobId } = job.row;
  const row = {
    ...{ organisationId, jobId, itemId, answer },
    answeredAt: context.at ?? context.now,
    answeredBy: context.actor.name,
  };
  const answers = [...job.answers.filter((one) => one !== known), row];
  return changed({ ...job, answers }, happened("checklist.answered", { itemId, text: point.text, answer }));
}
