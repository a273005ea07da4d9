import type { Page } from "playwright-core";
import type { PhoneStage } from "./phone.ts";
import { atRest, newPhone } from "./phone-look.ts";
import { type Figure, figure } from "./statistics.ts";

const ROUNDS = 11;

/** How soon a job that was opened before shows its photos again: with signal, and without any, in turn. */
export async function benchOpening(stage: PhoneStage): Promise<Figure[]> {
  const { edge, jobId } = stage;
  const page = await newPhone(stage);
  const address = `${edge.url}/crew/jobs/${jobId}`;
  await page.addInitScript(watchPictures);
  await page.goto(address);
  await atRest(page, stage);
  const online: number[] = [];
  const offline: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    online.push(await shown(page, address));
    await atRest(page, stage);
    await page.context().setOffline(true);
    offline.push(await shown(page, address));
    await page.context().setOffline(false);
    await atRest(page, stage);
  }
  await page.context().close();
  return [
    figure("opening a job with signal, until its photos stand there", "ms", online),
    figure("opening a job without signal, until its photos stand there", "ms", offline),
    figure(
      "without signal of with signal",
      "ratio",
      offline.map((ms, round) => ms / (online[round] ?? Number.NaN)),
    ),
  ];
}

/** Milliseconds from the start of the navigation until the photos are drawn. */
async function shown(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.dataset.shownAt !== undefined);
  return Number(await page.locator("html").getAttribute("data-shown-at"));
}

/** Runs in the page, from its start: looks at each frame whether every photo on it is there. */
function watchPictures(): void {
  const look = () => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>(".thumbs img")];
    const there = pictures.length > 0 && pictures.every((one) => one.complete && one.naturalWidth > 0);
    if (there) document.documentElement.dataset.shownAt = String(performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
