import { expect, test } from "vitest";
import { formatDate, formatMoment, formatMonth } from "../../src/worker/time/format.ts";

const CLOCK = { timeZone: "America/New_York", locale: "en-US", now: Date.parse("2026-11-19T15:00:00Z") };

test.each([
  ["today", "2026-11-19T14:42:00Z", "9:42 AM"],
  ["last night there, though another day in UTC", "2026-11-19T03:30:00Z", "Wed 10:30 PM"],
  ["this week", "2026-11-17T21:20:00Z", "Tue 4:20 PM"],
  ["longer ago", "2026-11-03T21:20:00Z", "Nov 3, 4:20 PM"],
  ["another year", "2025-11-03T21:20:00Z", "Nov 3, 2025, 4:20 PM"],
])("a moment %s", (_, at, shown) => {
  expect(formatMoment(Date.parse(at), CLOCK).replaceAll("\u00a0", " ")).toBe(shown);
});

test("a calendar date stays the date that it is", () => {
  expect(formatDate("2026-12-06", "en-US", "2026-11-19")).toBe("Dec 6");
  expect(formatDate("2027-01-01", "en-US", "2026-11-19")).toBe("Jan 1, 2027");
  expect(formatMonth("2026-05-31", "en-US")).toBe("May");
});
