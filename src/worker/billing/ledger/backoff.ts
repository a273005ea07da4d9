const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** After this long, Stripe may have forgotten an idempotency key: https://docs.stripe.com/api/idempotent_requests */
export const KEY_PROTECTS_FOR = 23 * HOUR;

/** Nobody waits longer than this before a person is asked. */
export const PATIENCE = 7 * DAY;

const FIRST = 2_000;
const LONGEST = HOUR;

/**
 * Milliseconds until the next try: doubling from two seconds to an hour, of which up to half is left to chance so that many
 * jobs that failed together do not come back together.
 */
export function backoff(tries: number, chance: number): number {
  const full = Math.min(FIRST * 2 ** Math.min(tries - 1, 20), LONGEST);
  return Math.round(full * (0.5 + chance / 2));
}
