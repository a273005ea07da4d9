import { calendarDateIn } from "../time/dates.ts";
import { metresBetween, type Position } from "./today-distance.ts";
import type { WithPending } from "./today-pending.ts";

/** A job's card: `distance` in metres from where the phone is, if both are known. */
export type TodayCard = WithPending & { distance: number | null };

/** The crew's list in the order in which it is read. */
export type TodayLists = {
  /** Came back from the office. */
  returned: TodayCard[];
  /** On the way or on site. */
  now: TodayCard[];
  /** For today, late, or without a date; last what is on hold. */
  open: TodayCard[];
  /** For a later day. */
  later: TodayCard[];
  done: TodayCard[];
};

/** Puts a job at its distance from where the phone is. */
export function placed(job: WithPending, here: Position | undefined): TodayCard {
  const { latitude, longitude } = job.site;
  if (!here || latitude === null || longitude === null) return { ...job, distance: null };
  return { ...job, distance: metresBetween(here, { latitude, longitude }) };
}

/**
 * Sorts a member's jobs. Of one day those with a time window come first, by its start; the others by how far they are where
 * that is known, else by ticket.
 * @param finished those that the office knows to be completed, of the last days
 * @param today the calendar date in the time zone, `YYYY-MM-DD`
 */
export function inOrder(
  active: readonly TodayCard[],
  finished: readonly TodayCard[],
  { today, timeZone }: { today: string; timeZone: string },
): TodayLists {
  const isToday = ({ completedAt }: TodayCard) =>
    completedAt !== null && calendarDateIn(timeZone, completedAt) === today;
  const sorted = active.filter((job) => !job.willBeSent).sort(byDay);
  const planned = sorted.filter((job) => job.status !== "returned" && !isUnderWay(job));
  const isLater = ({ scheduledOn }: TodayCard) => scheduledOn !== null && scheduledOn > today;
  const due = planned.filter((job) => !isLater(job));
  return {
    returned: sorted.filter((job) => job.status === "returned"),
    now: sorted.filter(isUnderWay),
    // What is on hold is not theirs to go on with.
    open: [...due.filter((job) => !isHeld(job)), ...due.filter(isHeld)],
    later: planned.filter(isLater),
    // What waits on the phone is shown whenever it was done: nobody else knows of it.
    done: [...active.filter((job) => job.willBeSent), ...finished.filter(isToday)].sort(
      (one, other) => (other.completedAt ?? 0) - (one.completedAt ?? 0),
    ),
  };
}

function isUnderWay({ status }: TodayCard): boolean {
  return status === "en_route" || status === "on_site";
}

function isHeld({ status }: TodayCard): boolean {
  return status === "on_hold";
}

function byDay(one: TodayCard, other: TodayCard): number {
  return (
    compare(one.scheduledOn, other.scheduledOn) ||
    compare(one.windowStart, other.windowStart) ||
    (one.windowStart === null ? compare(one.distance, other.distance) : 0) ||
    byTicket(one.ticketNumber, other.ticketNumber) ||
    compare(one.id, other.id)
  );
}

function byTicket(one: string | null, other: string | null): number {
  if (one === null || other === null) return compare(one, other);
  return one.localeCompare(other, "en", { numeric: true });
}

/** What is not known comes last. */
function compare<Value extends string | number>(one: Value | null, other: Value | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}
