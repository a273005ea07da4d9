const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits between attempts, in ms. Stripe publishes no intervals, only that they grow and end after three days. */
const waits = [5 * second, 15 * second, minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour];
const longestWait = 12 * hour;
const givenUpAfter = 72 * hour;

/** When to try again after `attempts` failures (ms on the simulator's clock), or undefined to give up. */
export function nextAttempt(attempts: number, now: number, since: number): number | undefined {
  const due = now + (waits[attempts - 1] ?? longestWait);
  return due - since > givenUpAfter ? undefined : due;
}
