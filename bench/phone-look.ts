import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { openWindow, PHONE } from "../test/browser/support/browser.ts";
import type { PhoneStage } from "./phone.ts";

const QUIET_MS = 1_500;

/** A page of a phone that was never here before, its owner signed in. */
export async function newPhone({ browser, session }: PhoneStage): Promise<Page> {
  const { context } = await openWindow(browser, PHONE);
  await context.addCookies([session]);
  return context.newPage();
}

/** Waits until the phone can open pages by itself and nothing has gone over the wire for a while. */
export async function atRest(page: Page, { edge }: PhoneStage): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  let count = -1;
  while (edge.isBusy() || edge.passed().length !== count) {
    count = edge.passed().length;
    await sleep(QUIET_MS);
  }
}
