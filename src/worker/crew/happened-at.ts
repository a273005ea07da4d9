/** Longer than any upload may take: what a phone says of the moment of sending is older by that. */
const CLOCKS_AGREE = 5 * 60_000;
const LONGEST_WITHOUT_SIGNAL = 60 * 24 * 3_600_000;

/**
 * When something happened, by our clock, from what a phone says. A phone puts its times right itself where it has heard from us
 * what time it is; where it has not, its clock may be hours off, and what it says of the moment of sending tells by how much. Undefined where the phone says nothing that can be true; then the time of arrival counts.
 * @param now our clock; `at` and `sentAt` are what the phone says. All in milliseconds since 1970.
 */
export function happenedAt(
  now: number,
  at: number | undefined,
  sentAt: number | undefined,
): number | undefined {
  const corrected = putRight(now, at, sentAt);
  return corrected !== undefined && corrected > now - LONGEST_WITHOUT_SIGNAL ? corrected : undefined;
}

/** The same without a limit to how long ago: a photo may come out of an old gallery. */
export function putRight(
  now: number,
  at: number | undefined,
  sentAt: number | undefined,
): number | undefined {
  if (at === undefined) return undefined;
  const ahead = sentAt === undefined ? 0 : now - sentAt;
  const corrected = Math.round(Math.abs(ahead) > CLOCKS_AGREE ? at + ahead : at);
  return corrected <= now ? corrected : undefined;
}
