import { Temporal } from "temporal-polyfill";
import { addDays, calendarDateIn, daysBetween } from "../time/calendar.ts";
import type { DeadlineRules, WeeklyCutoff } from "./profile.ts";

/** Until when a finished job must be billed. */
export type Deadline = {
  /** The last day on which the manager takes the invoice, where the vendor is; null where nobody says. */
  dueOn: string | null;
  /** Calendar days from today to then, negative once it is over; null where nobody says. */
  daysLeft: number | null;
  /** The next weekly cut-off, in milliseconds since 1970: what comes later is paid a week later. */
  cutoffAt: number | null;
};

/** As much of a job as its deadline follows from. */
export type Finished = { completedAt: number | null; timeZone: string; rules: DeadlineRules };

/**
 * The deadline of a job that is done and not billed, counted by calendar dates in the vendor's time zone; null before it is done
 * and where its manager names none.
 * @param now milliseconds since 1970
 */
export function deadlineOf({ completedAt, timeZone, rules }: Finished, now: number): Deadline | null {
  const { days, cutoff } = rules;
  if (completedAt === null || (days === null && cutoff === null)) return null;
  const dueOn = days === null ? null : addDays(calendarDateIn(timeZone, completedAt), days);
  const daysLeft = dueOn === null ? null : daysBetween(calendarDateIn(timeZone, now), dueOn);
  return { dueOn, daysLeft, cutoffAt: cutoff && nextCutoff(cutoff, now) };
}

/** The next moment at which the clock of the cut-off's zone shows its weekday and time; null if there is no such clock. */
function nextCutoff({ weekday, time, timeZone }: WeeklyCutoff, now: number): number | null {
  try {
    const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
    const onDate = (days: number) =>
      here.toPlainDate().add({ days }).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
    const away = (weekday - here.dayOfWeek + 7) % 7;
    const soonest = onDate(away);
    return soonest >= now ? soonest : onDate(away + 7);
  } catch {
    return null;
  }
}
