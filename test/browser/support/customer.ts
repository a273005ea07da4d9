import type { Page } from "playwright-core";
import type { Window } from "./browser.ts";
import type { DemoApp } from "./demo-app.ts";

/** Finds the letter in the mailbox and presses Pay: the customer's page. */
export async function openPayPage({ context }: Window, app: DemoApp, payer: string): Promise<Page> {
  const mailbox = await context.newPage();
  await mailbox.goto(app.mailbox.url);
  await mailbox.getByRole("link", { name: payer }).click();
  // A browser that has much to do takes its time for a window.
  const opened = context.waitForEvent("page", { timeout: 60_000 });
  await mailbox.frameLocator("iframe[title='The letter']").getByRole("link", { name: /^Pay / }).click();
  const page = await opened;
  await page.getByRole("link", { name: /^Pay / }).waitFor();
  return page;
}

/** Fills the card form on Stripe's page. */
export async function payByCard(page: Page, number: string): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiry").fill("12 / 34");
  await page.getByLabel("CVC").fill("123");
  await page.getByRole("button", { name: /^Pay .*\d$/ }).click();
}
