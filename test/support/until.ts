import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again and again until the answer is something, and answers it.
 * @param ms how long to ask at most
 * @param what said when the time is over
 */
export async function until<T>(
  ask: () => Promise<T | null | undefined | false>,
  ms: number,
  what: string | (() => string | Promise<string>),
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) {
      throw new Error(`Not within ${ms / 1000} seconds: ${typeof what === "string" ? what : await what()}`);
    }
    await sleep(50);
  }
}
