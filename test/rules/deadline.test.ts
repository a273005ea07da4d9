import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { deadlineOf } from "../../src/worker/portals/deadline.ts";
import type { DeadlineRules, WeeklyCutoff } from "../../src/worker/portals/profile.ts";
import { calendarDateIn, daysBetween } from "../../src/worker/time/calendar.ts";

const NEW_YORK = "America/New_York";
const FRIDAY_FIVE: WeeklyCutoff = { weekday: 5, time: "17:00", timeZone: "America/Chicago" };

function due(completedAt: string, now: string, rules: Partial<DeadlineRules>, timeZone = NEW_YORK) {
  const whole = { days: null, cutoff: null, ...rules };
  return deadlineOf({ completedAt: Date.parse(completedAt), timeZone, rules: whole }, Date.parse(now));
}

test.each<[string, string, string, number, string, string, number]>([
  ["thirty days", "2026-11-19T15:00:00Z", "2026-11-21T15:00:00Z", 30, NEW_YORK, "2026-12-19", 28],
  ["the same day", "2026-11-19T15:00:00Z", "2026-11-19T23:00:00Z", 0, NEW_YORK, "2026-11-19", 0],
  [
    "late in the evening it is still that day here",
    "2026-11-20T04:30:00Z",
    "2026-11-20T04:59:00Z",
    0,
    NEW_YORK,
    "2026-11-19",
    0,
  ],
  [
    "after midnight here it is over",
    "2026-11-20T04:30:00Z",
    "2026-11-20T05:00:00Z",
    0,
    NEW_YORK,
    "2026-11-19",
    -1,
  ],
  [
    "an hour less in March is no day less",
    "2026-03-07T22:00:00Z",
    "2026-03-09T12:00:00Z",
    2,
    NEW_YORK,
    "2026-03-09",
    0,
  ],
  [
    "an hour more in November is no day more",
    "2026-10-31T22:00:00Z",
    "2026-11-02T13:00:00Z",
    2,
    NEW_YORK,
    "2026-11-02",
    0,
  ],
  [
    "a day ahead of UTC",
    "2026-11-19T15:00:00Z",
    "2026-11-19T16:00:00Z",
    1,
    "Pacific/Kiritimati",
    "2026-11-21",
    1,
  ],
  ["a leap day", "2028-02-28T15:00:00Z", "2028-02-28T16:00:00Z", 2, NEW_YORK, "2028-03-01", 2],
])("%s", (_name, completed, now, days, zone, dueOn, daysLeft) => {
  expect(due(completed, now, { days }, zone)).toEqual({ dueOn, daysLeft, cutoffAt: null });
});

test("without a rule, and before the work is done, there is no deadline", () => {
  expect(due("2026-11-19T15:00:00Z", "2026-11-19T15:00:00Z", {})).toBeNull();
  const rules = { days: 30, cutoff: null };
  expect(deadlineOf({ completedAt: null, timeZone: NEW_YORK, rules }, 0)).toBeNull();
});

test.each<[string, string, string]>([
  ["on Thursday it is tomorrow", "2026-11-19T15:00:00Z", "2026-11-20T23:00:00Z"],
  ["a second before it is now", "2026-11-20T22:59:59Z", "2026-11-20T23:00:00Z"],
  ["at the very moment it still is", "2026-11-20T23:00:00Z", "2026-11-20T23:00:00Z"],
  ["a second later it is next week", "2026-11-20T23:00:01Z", "2026-11-27T23:00:00Z"],
  ["five o'clock stays five o'clock when the clocks change", "2026-10-31T15:00:00Z", "2026-11-06T23:00:00Z"],
  ["and when they change back", "2026-03-07T15:00:00Z", "2026-03-13T22:00:00Z"],
])("the next cut-off: %s", (_name, now, cutoff) => {
  const found = due(now, now, { cutoff: FRIDAY_FIVE });
  expect(found).toEqual({ dueOn: null, daysLeft: null, cutoffAt: Date.parse(cutoff) });
});

test("a clock that does not exist has no cut-off, and what else there is stays", () => {
  const cutoff = { ...FRIDAY_FIVE, timeZone: "Texas/Arlington" };
  const found = due("2026-11-19T15:00:00Z", "2026-11-19T15:00:00Z", { days: 10, cutoff });
  expect(found).toEqual({ dueOn: "2026-11-29", daysLeft: 10, cutoffAt: null });
});

const zone = fc.constantFrom(
  ...["America/New_York", "America/Phoenix", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe"],
  ...["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns"],
);
const moment = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2032-01-01") });
const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7) as fc.Arbitrary<WeeklyCutoff["weekday"]>;
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const days = fc.integer({ min: 0, max: 365 });

test("days are counted by dates: as many as the rule says, and one fewer each day", () => {
  fc.assert(
    fc.property(zone, moment, moment, days, (timeZone, completedAt, now, count) => {
      const rules = { days: count, cutoff: null };
      const found = deadlineOf({ completedAt, timeZone, rules }, now);
      const completedOn = calendarDateIn(timeZone, completedAt);
      expect(daysBetween(completedOn, found?.dueOn ?? "")).toBe(count);
      expect((found?.daysLeft ?? 0) + daysBetween(completedOn, calendarDateIn(timeZone, now))).toBe(count);
    }),
  );
});

test("the next cut-off is within eight days, never past, and shows its weekday and time wherever there is such a time", () => {
  fc.assert(
    fc.property(zone, moment, weekday, time, (timeZone, now, on, at) => {
      const rules = { days: null, cutoff: { weekday: on, time: at, timeZone } };
      const cutoffAt = deadlineOf({ completedAt: now, timeZone, rules }, now)?.cutoffAt ?? 0;
      expect(cutoffAt).toBeGreaterThanOrEqual(now);
      expect(cutoffAt - now).toBeLessThan(8 * 86_400_000);
      const there = Temporal.Instant.fromEpochMilliseconds(cutoffAt).toZonedDateTimeISO(timeZone);
      expect(there.dayOfWeek).toBe(on);
      // An hour that a change of clocks skips is the one after it.
      const asked = there.toPlainDate().toZonedDateTime({ timeZone, plainTime: at });
      expect(there.epochMilliseconds).toBe(asked.epochMilliseconds);
    }),
  );
});
