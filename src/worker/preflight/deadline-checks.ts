import { unbilledMilestone } from "../jobs/office-actions.ts";
import { deadlineOf } from "../portals/deadline.ts";
import type { DeadlineRules } from "../portals/profile.ts";
import { formatWeekdayTime } from "../time/format.ts";
import { fail, pass, type Scene } from "./scene.ts";
import type { Check } from "./types.ts";

/** Until when the invoice must be there. Too late fails; after the weekly cut-off it is only paid later. */
export function deadlineChecks(scene: Scene): Check[] {
  const { job, now, profile } = scene;
  const { days, cutoff } = profile.deadline;
  if (days === null && cutoff === null) return [];
  const name = "deadline";
  const { completedAt } = job.row;
  const { timeZone } = job.organisation;
  const deadline = scene.done ? deadlineOf({ completedAt, timeZone, rules: profile.deadline }, now) : null;
  if (deadline === null) {
    const words = days === null ? null : `To be billed ${within(days)}`;
    return words === null ? [] : [{ name, state: "wait", words, mend: null, at: null }];
  }
  if (unbilledMilestone(job) === null) return [pass(name, "Billed")];
  const { dueOn, daysLeft, cutoffAt } = deadline;
  if (days !== null && dueOn !== null && daysLeft !== null && daysLeft < 0) {
    const words = `${over(days)} over on ${scene.day(dueOn)}`;
    return [fail(name, words, { mend: "They do not honour it: ask them, then let it pass", at: null })];
  }
  const due = dueOn === null || daysLeft === null ? null : dueWords(scene.day(dueOn), daysLeft);
  const words = [due, laterWords(scene, cutoffAt)].filter((part) => part !== null);
  return words.length > 0 ? [pass(name, words.join(". "))] : [];
}

function dueWords(day: string, daysLeft: number): string {
  if (daysLeft === 0) return "Due today";
  return `Due by ${day}; ${daysLeft === 1 ? "1 day" : `${daysLeft} days`} left`;
}

function within(days: NonNullable<DeadlineRules["days"]>): string {
  if (days === 0) return "on the day of completion";
  return days === 1 ? "within a day after completion" : `within ${days} days after completion`;
}

function over(days: NonNullable<DeadlineRules["days"]>): string {
  if (days === 0) return "The day of completion was";
  return days === 1 ? "The day after completion was" : `${days} days after completion were`;
}

/** By the clock of the manager, which is told where it is not the vendor's. */
function laterWords({ job, profile }: Scene, cutoffAt: number | null): string | null {
  const { cutoff } = profile.deadline;
  if (cutoff === null || cutoffAt === null) return null;
  const { locale, timeZone } = job.organisation;
  const when = formatWeekdayTime(
    cutoffAt,
    { locale, timeZone: cutoff.timeZone },
    cutoff.timeZone !== timeZone,
  );
  return `Sent after ${when} it is paid a week later`;
}
