import { Temporal } from "temporal-polyfill";
import { addDays, calendarDateIn } from "../../src/worker/time/calendar.ts";

/** The day that a story is told from, so that the demo is as fresh tomorrow as today. */
export type Base =
  | "today"
  /** So many days ago, but not before the first of this month. */
  | { thisMonth: number }
  | { monthsAgo: 1 | 2; day: number };

/** A moment of a story. Days count back from its base; minutes from now. */
export type When = { daysAgo: number; time: string; plus?: number } | { minutesAgo: number };

export type DemoClock = { now: number; timeZone: string };

export function on(daysAgo: number, time: string): When {
  return { daysAgo, time };
}

export function ago(minutesAgo: number): When {
  return { minutesAgo };
}

/** So many minutes after another moment. */
export function later(when: When, minutes: number): When {
  if ("minutesAgo" in when) return { minutesAgo: when.minutesAgo - minutes };
  return { ...when, plus: (when.plus ?? 0) + minutes };
}

/** Milliseconds since 1970, never in the future. */
export function momentOf(clock: DemoClock, base: Base, when: When): number {
  if ("minutesAgo" in when) return clock.now - when.minutesAgo * 60_000;
  const date = dateOf(clock, base, when.daysAgo);
  const at = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: clock.timeZone,
    plainTime: when.time,
  });
  return Math.min(clock.now, at.epochMilliseconds + (when.plus ?? 0) * 60_000);
}

/** The calendar date some days before the base, or after it when `daysAgo` is negative. */
export function dateOf(clock: DemoClock, base: Base, daysAgo: number): string {
  const today = calendarDateIn(clock.timeZone, clock.now);
  return addDays(baseDate(today, base), -daysAgo);
}

function baseDate(today: string, base: Base): string {
  if (base === "today") return today;
  const first = `${today.slice(0, 7)}-01`;
  if ("thisMonth" in base) {
    const date = addDays(today, -base.thisMonth);
    return date < first ? first : date;
  }
  const month = Temporal.PlainDate.from(first).subtract({ months: base.monthsAgo });
  return month.with({ day: base.day }).toString();
}
