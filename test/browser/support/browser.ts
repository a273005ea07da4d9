import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { findBrowser } from "../../run/browser.ts";
import { type Complaints, listen } from "./complaints.ts";
import { remember } from "./last-seen.ts";

/** Nothing that a browser does on its own account: no updates, no look at the network. */
const QUIET = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];
const PATIENCE_MS = 15_000;

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  userAgent:
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
} as const satisfies BrowserContextOptions;
export const SMALL_PHONE = { ...PHONE, viewport: { width: 360, height: 740 } } as const;
export const DESK = { viewport: { width: 1440, height: 900 } } as const satisfies BrowserContextOptions;

/** One person's browser, and what it complained about meanwhile. */
export type Window = { context: BrowserContext; complaints: Complaints };

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chromium was found. Name one: CHROMIUM=/path");
  return chromium.launch({ executablePath, args: QUIET });
}

/** A window of its own, signed in nowhere. */
export async function openWindow(browser: Browser, options: BrowserContextOptions): Promise<Window> {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "America/New_York", ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  remember(context);
  return { context, complaints: await listen(context) };
}
