import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again and again until the answer is something, and answers it.
 * @param ms how long to ask at most
 * @param what said when the time is over
 * @param every how long to wait between two questions, in milliseconds
 */
export async function until<T>(
  ask: () => Promise<T | null | undefined | false>,
  ms: number,
  what: string | (() => string | Promise<string>),
  every = 50,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) {
      throw new Error(`Not within ${ms / 1000} seconds: ${typeof what === "string" ? what : await what()}`);
    }
    await sleep(every);
  }
}
