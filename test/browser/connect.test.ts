import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readAloud } from "./support/accessible.ts";
import { DESK } from "./support/browser.ts";
import { look } from "./support/look.ts";
import { openForm, pressPay, typeCard } from "./support/paying.ts";
import { OWNER, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();
const MOST_STEPS = 10;

test("An owner connects with Stripe, comes back later, tries it out, enters live keys and goes live", async () => {
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, stage.app, OWNER);
  await page.getByRole("link", { name: "From test to live" }).click();
  await page.getByRole("heading", { name: "Stripe", exact: true }).waitFor();
  expect(await look(page, { name: "stripe-none" })).toEqual([]);

  // Left for later: what is still due stands on the page.
  await page.getByRole("button", { name: "Connect with Stripe for test" }).click();
  await page.getByRole("button", { name: "Fill in test data" }).click();
  await page.getByRole("button", { name: "Save for later" }).click();
  await page.getByText("Stripe still asks for something").waitFor();
  await page.getByText("The bank account that your money goes to").waitFor();
  expect(await look(page, { name: "stripe-unfinished", dark: true })).toEqual([]);
  await page.getByRole("button", { name: "Go on at Stripe" }).click();
  await fillInForm(page);
  await page.getByText("charges and payouts are enabled").waitFor();
  const account = page.locator("section").filter({ has: page.getByRole("heading", { name: /test$/ }) });
  await account.getByText("Active", { exact: true }).waitFor();

  // The trial goes the way of every bill, and is paid on its page.
  await page.getByRole("button", { name: "Run a trial" }).click();
  const trial = page.locator("#trial");
  await trial.getByText("It is finalised as TRIAL-0001").waitFor();
  await trial.getByRole("link", { name: "Pay it with the test card" }).click();
  await page.getByRole("link", { name: /^Pay \$1\.00/ }).waitFor();
  await openForm(page);
  await typeCard(page, "4242424242424242");
  await pressPay(page);
  await page.getByText(/paid/i).first().waitFor();
  await page.goto(`${stage.app.url}/office/settings/stripe`);
  await page.getByRole("button", { name: "Give the payment back" }).click();
  await trial.getByRole("button", { name: "Run another trial" }).waitFor();
  const step = page.locator("#checklist li").filter({ hasText: "A trial invoice was sent and paid" });
  await step.getByText(": done").waitFor({ state: "attached" });

  // Keys of one's own: wrong ones are answered in place, right ones connect.
  desk.complaints.expect(/^422: POST .*\/settings\/stripe\/keys/, /status of 422/);
  await enterKeys(page, "sk_live_demoKEY1", "pk_test_local");
  await page.getByText("both must be live keys").waitFor();
  expect(await page.getByLabel("Restricted or secret key").inputValue()).toBe("");
  await enterKeys(page, "sk_live_demoKEY1", "pk_live_local");
  await page.getByText("Stripe took the keys").waitFor();
  expect(await readAloud(page, "stripe")).toEqual([]);

  await page.getByText("every new bill is made in").waitFor();
  await page.getByRole("button", { name: "Go live" }).click();
  await page.getByText("You are live. Bills from now on ask for real money.").waitFor();
  expect(await page.getByText("Test mode: no real money moves").count()).toBe(0);
  expect(await look(page, { name: "stripe-live" })).toEqual([]);
  await page.getByRole("button", { name: "Go back to test mode" }).click();
  await page.getByText("Test mode: no real money moves").waitFor();

  await page.getByText("Disconnect", { exact: true }).last().click();
  await page
    .getByRole("button", { name: /^Disconnect / })
    .last()
    .click();
  await page.getByText("Its invoices stay readable.").first().waitFor();
  await closeContent(desk);
});

async function fillInForm(page: Page): Promise<void> {
  const submit = page.getByRole("button", { name: "Submit" });
  const onwards = page.getByRole("button", { name: "Continue" });
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    // Each press loads a page: what stands on it tells which step it is.
    await submit.or(onwards).first().waitFor();
    if ((await submit.count()) > 0) break;
    await page.getByRole("button", { name: "Fill in test data" }).click();
    const step = await page.content();
    await onwards.click();
    await page.waitForFunction((before) => document.documentElement.outerHTML !== before, step);
  }
  await submit.click();
}

async function enterKeys(page: Page, secret: string, publishable: string): Promise<void> {
  await page.getByLabel("Restricted or secret key").fill(secret);
  await page.getByLabel("Publishable key").fill(publishable);
  await page.getByRole("button", { name: "Try the keys and connect" }).click();
}
