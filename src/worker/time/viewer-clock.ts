import type { Viewer } from "../http/app-env.ts";
import { calendarDateIn } from "./calendar.ts";
import { now } from "./clock.ts";
import type { Clock } from "./format.ts";

/** What a screen needs to speak to its viewer of money and time. */
export type Frame = { viewer: Viewer; clock: Clock; today: string; locale: string; currency: string };

export function frameFor(viewer: Viewer, env: Parameters<typeof now>[0]): Frame {
  const { timeZone, locale, currency } = viewer.organisation;
  const clock = { timeZone, locale, now: now(env) };
  return { viewer, clock, today: calendarDateIn(timeZone, clock.now), locale, currency };
}

/** The earliest and the latest calendar date that it can be anywhere: what a query may ask for before it knows the zone. */
export function datesAround(at: number): { earliest: string; latest: string } {
  return { earliest: calendarDateIn("Etc/GMT+12", at), latest: calendarDateIn("Etc/GMT-14", at) };
}
