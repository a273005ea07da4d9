import { expect, test } from "vitest";
import { happenedAt, putRight } from "./happened-at.ts";

const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-20T12:00:00Z");

test("What happened without signal keeps its own time", () => {
  expect(happenedAt(NOON, NOON - 3 * HOUR, NOON - 500)).toBe(NOON - 3 * HOUR);
  expect(happenedAt(NOON, NOON - 3 * HOUR, undefined)).toBe(NOON - 3 * HOUR);
  expect(happenedAt(NOON, undefined, NOON)).toBeUndefined();
});

test("A phone whose clock is five hours behind or ahead is put right by what it says of the moment of sending", () => {
  expect(happenedAt(NOON, NOON - 6 * HOUR, NOON - 5 * HOUR)).toBe(NOON - HOUR);
  expect(happenedAt(NOON, NOON + 4 * HOUR, NOON + 5 * HOUR)).toBe(NOON - HOUR);
});

test("What cannot be true gives way to the time of arrival", () => {
  expect(happenedAt(NOON, NOON + 1, undefined)).toBeUndefined();
  expect(happenedAt(NOON, NOON - 61 * 24 * HOUR, undefined)).toBeUndefined();
  expect(happenedAt(NOON, 0, NOON)).toBeUndefined();
});

test("A photo out of an old gallery keeps its year", () => {
  const spring = NOON - 300 * 24 * HOUR;
  expect([putRight(NOON, spring, NOON), happenedAt(NOON, spring, NOON)]).toEqual([spring, undefined]);
  expect(putRight(NOON, NOON + HOUR, undefined)).toBeUndefined();
});
