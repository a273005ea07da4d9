import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { SCREENS } from "./look.ts";

const MOST_WORDS = 1_500;
const PATIENCE_MS = 3_000;

const opened = new Set<BrowserContext>();

/** From now on until it closes, this window is one of those that {@link lastSeen} tells of. */
export function remember(context: BrowserContext): void {
  opened.add(context);
  context.on("close", () => opened.delete(context));
}

/** What stands in each open window, in words, with a picture of it that begins with this name. Never throws. */
export function lastSeen(name: string): Promise<string[]> {
  const pages = [...opened].flatMap((context) => context.pages());
  return Promise.all(pages.map((page, place) => seenOn(page, join(SCREENS, `${name} ${place + 1}.png`))));
}

async function seenOn(page: Page, path: string): Promise<string> {
  const timeout = PATIENCE_MS;
  const words = await page
    .locator("body")
    .ariaSnapshot({ timeout })
    .catch((error: Error) => `cannot be read: ${error.message}`);
  await page.screenshot({ path, timeout }).catch(() => undefined);
  return `Last seen at ${page.url()}\n${words.slice(0, MOST_WORDS)}\n(${path})`;
}
