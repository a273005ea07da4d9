import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import lighthouse, { type Result } from "lighthouse";
import { type Cookie, chromium } from "playwright-core";
import { PROJECT } from "../dev/build.ts";
import { freePort } from "../dev/start/ports.ts";
import { findBrowser } from "../test/run/browser.ts";
import type { PhoneStage } from "./phone.ts";
import { type Figure, figure } from "./statistics.ts";

const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
/** Kept with the code, so that one can read what stands behind the scores; Lighthouse's own pages are 700 KB each. */
const REPORTS = join(PROJECT, "bench/lighthouse");

/** What Lighthouse says of the crew's screens on a phone of the middle class with a slow network. */
export async function benchLighthouse({ edge, session, jobId }: PhoneStage): Promise<Figure[]> {
  const screens = {
    "crew-today": { name: "/crew", url: `${edge.url}/crew` },
    "crew-job": { name: "/crew/jobs/{id}", url: `${edge.url}/crew/jobs/${jobId}` },
  };
  const figures: Figure[] = [];
  for (const [file, { name, url }] of Object.entries(screens)) {
    const results: Result[] = [];
    for (let run = 0; run < RUNS; run++) {
      results.push(await look(url, session));
    }
    await keep(file, results);
    for (const category of CATEGORIES) {
      const scores = results.map(({ categories }) => points(categories[category]?.score));
      figures.push(figure(`Lighthouse, ${name}, ${category}`, "points", scores, { least: 100 }));
    }
  }
  return figures;
}

/** One look with a browser of its own: what an earlier look left in it would flatter. */
async function look(url: string, session: Cookie): Promise<Result> {
  const port = await freePort();
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...{ executablePath, args: ["--no-sandbox", `--remote-debugging-port=${port}`] },
    // Lighthouse asks whether the page can be kept for the way back.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  try {
    const { name, value, path, secure, httpOnly } = session;
    const cookies = [{ name, value, path, secure, httpOnly, url }];
    await (await browser.newBrowserCDPSession()).send("Storage.setCookies", { cookies });
    const result = await lighthouse(url, {
      ...{ port, logLevel: "error", onlyCategories: [...CATEGORIES] },
    });
    if (!result || result.lhr.finalDisplayedUrl !== url) throw new Error(`Lighthouse did not get to ${url}`);
    return result.lhr;
  } finally {
    await browser.close();
  }
}

/** Each run's scores, and what the last one says of everything that it looked at. */
async function keep(file: string, results: readonly Result[]): Promise<void> {
  const last = results.at(-1);
  if (!last) return;
  const audits = Object.values(last.audits)
    .filter(({ scoreDisplayMode }) => scoreDisplayMode !== "manual" && scoreDisplayMode !== "notApplicable")
    .map(({ id, title, score, displayValue }) => ({ id, title, score, displayValue }));
  const report = {
    ...{ lighthouse: last.lighthouseVersion, at: last.fetchTime, browser: last.environment.hostUserAgent },
    throttling: last.configSettings.throttling,
    runs: results.map(scoresOf),
    audits,
  };
  await mkdir(REPORTS, { recursive: true });
  await writeFile(join(REPORTS, `${file}.json`), `${JSON.stringify(report, null, 2)}\n`);
}

function scoresOf({ categories }: Result) {
  return Object.fromEntries(CATEGORIES.map((name) => [name, points(categories[name]?.score)]));
}

function points(score: number | null | undefined): number {
  return Math.round((score ?? 0) * 100);
}
