import type { CrewMessages } from "../../messages/crew/messages.ts";
import { localeFor } from "../../messages/language.ts";
import { calendarDateIn } from "../time/dates.ts";
import type { Clock } from "../time/format.ts";
import type { CrewMember } from "./crew-job.ts";
import type { Position } from "./today-distance.ts";
import { inOrder, placed, type TodayLists } from "./today-order.ts";
import { withPendingSteps } from "./today-pending.ts";
import type { TodayJob, TodaySnapshot } from "./today-snapshot.ts";
import type { PendingItem, PhoneState } from "./waiting.ts";

/** All that the Today page shows; made in one place for the server and for the phone. */
export type TodayProps = TodayLists & {
  member: CrewMember;
  clock: Clock;
  /** The calendar date in the clock's time zone. */
  today: string;
  t: CrewMessages;
  /** Jobs of which something waits for a person, on this member's list or not. */
  stuck: { jobId: string; job: TodayJob | null; count: number }[];
  /** Whether asking the phone where it is would say how far the jobs are. */
  distanceUnknown: boolean;
  /** Absent on the server. */
  phone?: PhoneState;
};

type Around = {
  clock: Clock;
  t: CrewMessages;
  pending?: readonly PendingItem[];
  phone?: PhoneState;
  here?: Position;
};

/** What the page shows of the list as the office knows it, with what waits on the phone laid over it. */
export function todayScreen(
  snapshot: TodaySnapshot,
  { clock: given, t, pending = [], phone, here }: Around,
): TodayProps {
  const { member, timeZone } = snapshot;
  const clock = { ...given, timeZone, locale: localeFor(member.language, snapshot.locale) };
  const today = calendarDateIn(timeZone, clock.now);
  const card = (job: TodayJob) => placed(withPendingSteps(job, pending), here);
  const lists = inOrder(snapshot.jobs.map(card), snapshot.done.map(card), { today, timeZone });
  const distanceUnknown = !here && snapshot.jobs.some(({ site }) => site.latitude !== null);
  return { ...lists, member, clock, today, t, stuck: stuckOf(snapshot, pending), distanceUnknown, phone };
}

function stuckOf({ jobs, done }: TodaySnapshot, pending: readonly PendingItem[]): TodayProps["stuck"] {
  const counts = new Map<string, number>();
  for (const { jobId, state } of pending) {
    if (state === "attention") counts.set(jobId, (counts.get(jobId) ?? 0) + 1);
  }
  return [...counts].map(([jobId, count]) => {
    return { jobId, count, job: [...jobs, ...done].find(({ id }) => id === jobId) ?? null };
  });
}
