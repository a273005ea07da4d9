import type { ChecklistAnswerRow, EventRow } from "../database/rows.ts";
import { rulesFor } from "./proof-rules.ts";
import type { ChecklistPoint, Job } from "./types.ts";

/** A point and the answer to it; null while it is open. */
export type AnsweredPoint = ChecklistPoint & { given: ChecklistAnswerRow | null };

/**
 * The checklist as the rules have it now, with its answers, then what was answered of a list that has changed since: a
 * point that was looked at stays proof. Its words are those that the event kept.
 */
export function checklistOf(job: Job, events: readonly EventRow[]): AnsweredPoint[] {
  const points = rulesFor(job).checklist;
  const given = job.answers.filter((one) => one.answer !== null);
  const asked = points.map((point) => ({
    ...point,
    given: given.find((one) => one.itemId === point.id) ?? null,
  }));
  const former = given
    .filter((one) => !points.some((point) => point.id === one.itemId))
    .map((one) => ({ id: one.itemId, text: textOf(one.itemId, events), given: one }));
  return [...asked, ...former];
}

function textOf(itemId: string, events: readonly EventRow[]): string {
  const told = events.find(({ type, data }) => type === "checklist.answered" && data.itemId === itemId);
  return String(told?.data.text ?? "A point that is no longer on the list");
}
