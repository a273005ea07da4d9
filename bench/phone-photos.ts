import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession, Page } from "playwright-core";
import type { PhoneStage } from "./phone.ts";
import { atRest, newPhone } from "./phone-look.ts";
import { takenPhotos } from "./phone-pictures.ts";
import { watchPhotos } from "./phone-watch.ts";
import { type Figure, figure } from "./statistics.ts";

const ONE_BY_ONE = 10;
const AT_ONCE = 20;
/** A phone of some years ago beside such a machine, as Lighthouse has it for its slowest. */
const TIMES_SLOWER = 6;
const TAP_EVERY_MS = 250;
const PATIENCE_MS = 180_000;

/** From a chosen photo to its picture on the screen, and whether the screen answers while many are prepared. */
export async function benchPhotos(stage: PhoneStage): Promise<Figure[]> {
  const { paths, remove } = await takenPhotos(1 + ONE_BY_ONE + AT_ONCE);
  try {
    const { page, slowed } = await slowPhone(stage);
    const waits: number[] = [];
    for (const path of paths.slice(0, 1 + ONE_BY_ONE)) waits.push(await chosenUntilShown(page, path));
    const crowd = await manyAtOnce(page, slowed, paths.slice(1 + ONE_BY_ONE));
    await page.context().close();
    return [
      figure("the first photo, from chosen to shown", "ms", waits.slice(0, 1)),
      figure("a photo after it, from chosen to shown", "ms", waits.slice(1)),
      figure(`${AT_ONCE} photos at once, the last one shown`, "ms", [Math.max(...crowd.shown)]),
      figure(`${AT_ONCE} photos at once, the longest task`, "ms", [Math.max(0, ...crowd.tasks)], {
        most: 200,
      }),
      figure(`${AT_ONCE} photos at once, tasks over 50 ms`, "ms", crowd.tasks.length > 0 ? crowd.tasks : [0]),
      figure(`${AT_ONCE} photos at once, a tap until the next frame`, "ms", crowd.taps),
      figure(`${AT_ONCE} photos at once, the slowest tap`, "ms", [Math.max(...crowd.taps)], { most: 200 }),
    ];
  } finally {
    await remove();
  }
}

/** A phone with the job open, everything at rest, and then slower than this machine. */
async function slowPhone(stage: PhoneStage): Promise<{ page: Page; slowed: CDPSession }> {
  const page = await newPhone(stage);
  await page.addInitScript(watchPhotos);
  await page.goto(`${stage.edge.url}/crew/jobs/${stage.jobId}`);
  await atRest(page, stage);
  const slowed = await page.context().newCDPSession(page);
  await slowed.send("Emulation.setCPUThrottlingRate", { rate: TIMES_SLOWER });
  return { page, slowed };
}

/** Milliseconds from the choice (the file is on the phone) until the picture in its tile is decoded. Waits until it is sent. */
async function chosenUntilShown(page: Page, path: string): Promise<number> {
  await page.evaluate(() => performance.clearMarks());
  await page.locator("#gallery-after").setInputFiles(path);
  await allShown(page, 1);
  await allSent(page);
  const [shown] = await sinceChosen(page);
  if (shown === undefined) throw new Error("The photo was not shown");
  return shown;
}

/** Chooses many and taps on something else meanwhile, again and again, until all of them are sent. */
async function manyAtOnce(page: Page, slowed: CDPSession, paths: string[]) {
  const button = page.locator("#add-labour > summary");
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error("The job's page has nothing to tap on");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.evaluate(() => {
    performance.clearMarks();
    performance.clearMeasures();
  });
  let over = false;
  await page.locator("#gallery-after").setInputFiles(paths);
  const tapping = (async () => {
    const taps: Promise<unknown>[] = [];
    while (!over) {
      // Not waited for: a tap comes when the person wants, not when the screen is ready.
      taps.push(tap(slowed, x, y).catch(() => {}));
      await sleep(TAP_EVERY_MS);
    }
    await Promise.all(taps);
  })();
  try {
    await allShown(page, paths.length);
    await allSent(page);
  } finally {
    over = true;
    await tapping;
  }
  const measured = (name: string) =>
    page.evaluate((wanted) => performance.getEntriesByName(wanted).map(({ duration }) => duration), name);
  return { shown: await sinceChosen(page), tasks: await measured("long task"), taps: await measured("tap") };
}

async function tap(session: CDPSession, x: number, y: number): Promise<void> {
  const down = session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  const up = session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await Promise.all([down, up]);
}

function sinceChosen(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const [chosen] = performance.getEntriesByName("chosen");
    return performance.getEntriesByName("shown").map(({ startTime }) => startTime - (chosen?.startTime ?? 0));
  });
}

async function allShown(page: Page, count: number): Promise<void> {
  await page.waitForFunction((most) => performance.getEntriesByName("shown").length >= most, count, {
    timeout: PATIENCE_MS,
    polling: 250,
  });
}

/** No tile of the phone's own is left: the office has told the page of each photo. */
async function allSent(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("[data-tile]"), undefined, {
    timeout: PATIENCE_MS,
    polling: 250,
  });
}
