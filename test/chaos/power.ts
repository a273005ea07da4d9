import { setTimeout as sleep } from "node:timers/promises";
import type { TestApp } from "../support/test-app.ts";
import type { Chance } from "./random.ts";

/** Cuts the app's power `kills` times, spread over the day's work, and switches it on again. */
export async function cutThePower(
  app: TestApp,
  kills: number,
  chance: Chance,
  done: () => number,
): Promise<void> {
  for (let kill = 1; kill <= kills; kill++) {
    while (done() < kill / (kills + 1)) await sleep(20);
    await sleep(chance.between(0, 300));
    await app.kill();
    await sleep(chance.between(0, 1_000));
    await app.start();
  }
}
