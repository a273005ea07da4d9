import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Invoice } from "../support/api-client.ts";
import { readAloud, surveyed } from "./support/accessible.ts";
import { DESK } from "./support/browser.ts";
import { look } from "./support/look.ts";
import { OWNER, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();

/** The pages that are there without anything being chosen. */
const PLACES = {
  books: "/books",
  invoices: "/invoices",
  tax: "/settings/tax",
  "price-book": "/settings/price-book",
  "price-import": "/settings/price-book/import",
  closeout: "/settings/closeout",
  papers: "/settings/papers",
  stripe: "/settings/stripe",
};

test("The pages of money at every width, with everything unfolded, for everybody's eyes and hands", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OWNER);
  const wrong: string[] = [];
  const see = async (name: string, path: string) => {
    await page.setViewportSize(DESK.viewport);
    await page.goto(`${app.url}/office${path}`);
    await unfold(page);
    wrong.push(...(await look(page, { name: `money-${name}`, dark: true })));
    wrong.push(...(await readAloud(page, name)));
  };
  for (const [name, path] of Object.entries(PLACES)) await see(name, path);
  for (const [name, { id }] of Object.entries(await oneOfEach()))
    await see(`invoice-${name}`, `/invoices/${id}`);
  expect(wrong).toEqual([]);
  await closeContent(desk);
});

test("The customer's page in each state, for everybody's eyes and hands", async () => {
  const window = await stage.open({ ...DESK, isMobile: false });
  const page = await window.context.newPage();
  const wrong: string[] = [];
  for (const [name, { payUrl }] of Object.entries(await oneOfEach())) {
    if (!payUrl) continue;
    await page.goto(payUrl);
    wrong.push(...(await surveyed(page, `paying, ${name}`)));
  }
  expect(wrong).toEqual([]);
  await closeContent(window);
});

/** An invoice of the demo in every state that it has, and one that is paid in part. */
async function oneOfEach(): Promise<{ [state: string]: Invoice }> {
  const all = await stage.app.api.all<Invoice>("/invoices");
  const found = Object.fromEntries(all.map((one) => [one.status, one]));
  const partly = all.find((one) => one.status === "open" && one.amountPaid > 0);
  expect(Object.keys(found)).toEqual(expect.arrayContaining(["open", "paid", "void"]));
  return partly ? { ...found, partly } : found;
}

/** Opens what is folded: what is in it can be too wide, too. */
async function unfold(page: Page): Promise<void> {
  await page.locator("main details").evaluateAll((folds) => {
    for (const fold of folds) fold.setAttribute("open", "");
  });
}
