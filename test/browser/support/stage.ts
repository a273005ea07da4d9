import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser, openWindow, type Window } from "./browser.ts";
import { type DemoApp, startDemoApp } from "./demo-app.ts";

export type Stage = {
  app: DemoApp;
  /** A window that is closed at the end of the file at the latest. */
  open: (options: BrowserContextOptions) => Promise<Window>;
};

/** One app and one browser for all tests of a file; both end with it, whatever happened. */
export function useStage(): Stage {
  let app: DemoApp | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    const [startedApp, startedBrowser] = await Promise.allSettled([startDemoApp(), openBrowser()]);
    if (startedBrowser.status === "fulfilled") browser = startedBrowser.value;
    if (startedApp.status === "fulfilled") app = startedApp.value;
    for (const one of [startedApp, startedBrowser]) if (one.status === "rejected") throw one.reason;
  });
  afterAll(async () => {
    await Promise.allSettled([browser?.close(), app?.close()]);
  });
  return {
    get app() {
      if (!app) throw new Error("The app has not been started");
      return app;
    },
    open: (options) => {
      if (!browser) throw new Error("The browser has not been started");
      return openWindow(browser, options);
    },
  };
}

/** The end of a story: nothing was complained about in these windows. */
export async function closeContent(...windows: Window[]): Promise<void> {
  for (const { context } of windows) await context.close();
  expect(windows.flatMap(({ complaints }) => complaints.list())).toEqual([]);
}
