import type { Page } from "playwright-core";
import type { Window } from "./browser.ts";
import type { DemoApp } from "./demo-app.ts";

export const OWNER = "owner@demo.example";
export const OFFICE = "office@demo.example";
export const CREW = "crew1@demo.example";
const DEMO_CODE = "424242";

/** A new page on which a member of the demo has signed in, standing where that leads. */
export async function signedIn({ context }: Window, app: DemoApp, email: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${app.url}/sign-in`);
  await signIn(page, email);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return page;
}

/** Signs in on a page that asks for it. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Code").fill(DEMO_CODE);
  await page.getByRole("button", { name: "Sign in" }).click();
}
