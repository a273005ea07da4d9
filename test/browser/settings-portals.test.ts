import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aSignature } from "../support/pictures.ts";
import { readAloud } from "./support/accessible.ts";
import { DESK } from "./support/browser.ts";
import { look } from "./support/look.ts";
import { OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();
const OWNER = "owner@demo.example";

test("An owner copies what a manager asks for, changes a rule and reads it in words", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OWNER);
  await page.locator(".menu > summary").click();
  await page.locator(".menu").getByRole("link", { name: "Portals" }).click();
  await page.getByRole("link", { name: "Copy from the library" }).click();
  const starter = page.locator(".starter").filter({ has: page.getByRole("heading", { name: "NextKey PM" }) });
  await starter.getByText("Net 30").waitFor();
  await starter.getByText("Name and sources").click();
  await starter.getByText("read there").or(starter.getByText("told by others")).first().waitFor();
  await starter.getByLabel("What you call it").fill("NextKey Tampa");
  await starter.getByLabel("Copy NextKey PM").check();
  await page.getByRole("button", { name: "Copy what is ticked" }).click();

  const words = page.locator("#words");
  await words.getByText("1 after photo", { exact: true }).waitFor();
  await page.getByLabel("Photos after the work").fill("3");
  await page.getByLabel("Largest file, in MB").fill("8");
  // The words follow what is typed, before it is saved.
  await page.getByLabel("One PDF for everything: the invoice's pages come first").check();
  await words.getByText("3 after photos").waitFor();
  await words.getByText("One PDF for everything up to 8 MB").waitFor();
  await page.getByLabel("Days after completion").fill("soon");
  desk.complaints.expect(/^422: POST .*\/portals\/portal_/, /status of 422/);
  await page.getByRole("button", { name: "Save the portal" }).click();
  await page.getByRole("alert").getByText("Nothing is saved yet").waitFor();
  await page.getByText("This is a whole number from 0 to 365.").waitFor();
  expect(await page.getByLabel("Photos after the work").inputValue()).toBe("3");
  await page.getByLabel("Days after completion").fill("10");
  await page.getByRole("button", { name: "Save the portal" }).click();
  await page.getByRole("status").getByText("Saved.").waitFor();
  await words.getByText("Invoice within 10 days, Net 30").waitFor();
  await page.getByRole("link", { name: "All portals" }).click();
  await page.getByRole("link", { name: "NextKey Tampa" }).waitFor();
  await closeContent(desk);
});

test("A logo stands on the papers page once it is uploaded, and a colour that is chosen by eye is written down", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OWNER);
  await page.goto(`${app.url}/office/settings/papers`);
  const logo = page.getByAltText("Your logo as the papers show it");
  const before = (await logo.count()) === 0 ? null : await logo.getAttribute("src");
  const picture = Buffer.from(await (await aSignature()).arrayBuffer());
  await page
    .locator("#logo-file")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: picture });
  await page.getByRole("button", { name: "Upload" }).click();
  await page.getByRole("status").getByText("Saved.").waitFor();
  expect(await logo.getAttribute("src")).not.toBe(before);
  expect(
    await logo.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    }),
  ).toBe(120);

  await page.getByLabel("Or choose it").fill("#ffcc00");
  expect(await page.getByLabel("Colour", { exact: true }).inputValue()).toBe("#ffcc00");
  await page.getByRole("button", { name: "Save the papers" }).click();
  await page.getByText("words are written in the darker").waitFor();
  await closeContent(desk);
});

test("The settings' pages at every width, for everybody's eyes and hands", async () => {
  const { app } = stage;
  const [desk, other] = [await stage.open(DESK), await stage.open(DESK)];
  const owner = await signedIn(desk, app, OWNER);
  const office = await signedIn(other, app, OFFICE);
  const wrong: string[] = [];
  const see = async (page: Page, name: string, path: string) => {
    await page.goto(`${app.url}/office/settings/${path}`);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("main details")) fold.setAttribute("open", "");
    });
    wrong.push(...(await look(page, { name: `settings-${name}`, dark: true })));
    wrong.push(...(await readAloud(page, name)));
  };
  await see(owner, "portals", "portals");
  const portal = new URL((await owner.locator(".portals a").first().getAttribute("href")) ?? "", app.url);
  await see(owner, "portal", portal.pathname.replace("/office/settings/", ""));
  await see(owner, "library", "portals/starters");
  await see(owner, "papers", "papers");
  await see(owner, "documents", "documents");
  await see(owner, "alerts", "alerts");
  await see(office, "portal-office", portal.pathname.replace("/office/settings/", ""));
  await see(office, "alerts-office", "alerts");
  expect(wrong).toEqual([]);
  await closeContent(desk, other);
});
