import { calendarDateIn } from "../time/calendar.ts";
import type { CrewListRow } from "./crew-job.ts";

/** The crew's list in the order in which it is read. */
export type Today = {
  returned: CrewListRow[];
  today: CrewListRow[];
  later: CrewListRow[];
  done: CrewListRow[];
};

/** Sorts a member's jobs into what came back, what is for today (`YYYY-MM-DD`) or late, and what comes later. */
export function sortToday(active: CrewListRow[], done: CrewListRow[], today: string): Today {
  const open = active.filter((job) => job.status !== "returned");
  return {
    returned: active.filter((job) => job.status === "returned"),
    today: open.filter((job) => isForToday(job, today)),
    later: open.filter((job) => !isForToday(job, today)),
    done,
  };
}

/** What is under way is for today, whenever it was planned. */
function isForToday({ status, scheduledOn }: CrewListRow, today: string): boolean {
  if (status === "en_route" || status === "on_site") return true;
  return scheduledOn === null || scheduledOn <= today;
}

/** Those that were completed on a calendar date in the time zone. */
export function doneOn(date: string, jobs: CrewListRow[], timeZone: string): CrewListRow[] {
  return jobs.filter(
    ({ completedAt }) => completedAt !== null && calendarDateIn(timeZone, completedAt) === date,
  );
}
