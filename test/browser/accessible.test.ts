import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { gulfCoastJobs } from "../../dev/demo/content/gulf-coast-jobs.ts";
import { serviceChannel } from "../../dev/demo/content/service-channel.ts";
import { ConfirmPage } from "../../src/views/confirm/confirm-page.tsx";
import { jobIn, setting } from "../rules/fixtures.ts";
import { surveyed } from "./support/accessible.ts";
import { PHONE } from "./support/browser.ts";
import { useField } from "./support/field.ts";
import { tabbedThrough, trapped } from "./support/keyboard.ts";
import { askFor, getStuck, keepSome, openEverything, WORDS } from "./support/on-the-way.ts";
import { CREW } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";
import { untranslated } from "./support/untranslated.ts";

const field = useField();
/** As narrow as a phone, but laid out as wide as it is told: a phone would shrink what is too wide. */
const PLAIN = { isMobile: false };
const DEMO = {
  scheduled: "AC condensate",
  "on site": "Rescreen lanai",
  "for a portal": "Walk-in",
  returned: "Gate latch",
  completed: "Pool cage",
};

for (const language of ["en", "es"] as const) {
  test(`The crew's pages in every state, for everybody's eyes and hands (${language})`, async () => {
    const words = WORDS[language];
    const id = await field.job({ title: `All (${language})`, portal: "ServiceChannel", notToExceed: 5_000 });
    const off = await field.job({ title: `Called off (${language})` });
    const { app } = field.stage;
    await app.api.must("POST", `/jobs/${off}/transitions`, { json: { to: "cancelled", reason: "Sold" } });
    const { page, window } = await field.phone(CREW, PLAIN);
    window.complaints.expect(/^(401|413|422): (GET|POST) /, /status of 4/);
    await page.getByRole("button", { name: words.language }).click();
    await page.locator(`html[lang=${language}]`).waitFor();
    const wrong: string[] = [];
    const own = JSON.stringify([gulfCoastJobs, serviceChannel]);
    const see = async (name: string) => {
      wrong.push(...(await surveyed(page, `${language} ${name}`)));
      expect(await page.locator("html").getAttribute("lang")).toBe(language);
      if (language === "en") return;
      wrong.push(...(await untranslated(page, own)).map((text) => `${name}: “${text}” is English`));
    };

    await openEverything(page);
    await see("today");
    const places = new Map([["cancelled", `/crew/jobs/${off}`]]);
    for (const [name, title] of Object.entries(DEMO)) {
      const link = page.locator("a.job").filter({ hasText: title });
      places.set(name, (await link.getAttribute("href")) ?? "");
    }
    for (const [name, place] of places) {
      await page.goto(field.app.url + place);
      await page.locator("#foot").waitFor();
      await openEverything(page);
      await see(name);
    }
    await field.open(page, id);
    await keepSome(page, window, words);
    await see("waiting");
    await getStuck(page, window, field, words);
    await see("stuck");
    // The order of the controls is the same in both languages.
    if (language === "en") {
      wrong.push(
        ...(await tabbedThrough(page)),
        ...(await trapped(page, "#signatures [data-sign]", "#sign")),
      );
    }
    await page.locator("#signatures [data-sign]").press("Enter");
    await see("signing");
    await page.goto(`${field.app.url}/crew`);
    await page.locator("#uploads.bad").waitFor();
    await see("today with things unsent");
    const leave = page.getByRole("button", { name: words.signOut }).first();
    if (language === "en") wrong.push(...(await trapped(page, "[data-sign-out] button", "#leave")));
    await leave.press("Enter");
    await see("leaving");
    await field.open(page, id);
    await window.context.clearCookies();
    await window.context.setOffline(false);
    await page.locator(".notice .act").waitFor();
    await see("signed out");
    expect(wrong).toEqual([]);
    await closeContent(window);
  });
}

test("What a customer is asked, before and after; and a page that this phone never had", async () => {
  const id = await field.job({ title: "Asked on site", notToExceed: 20_000 });
  const { page, window } = await field.phone(CREW, PLAIN);
  await page.getByRole("button", { name: WORDS.en.language }).click();
  await field.open(page, id);
  await openEverything(page);
  await askFor(page, "900", WORDS.en);
  await page.locator("#link-recipient").fill("tenant@asked.example");
  await page.getByRole("button", { name: WORDS.en.link }).click();
  const other = await field.stage.open({ ...PHONE, ...PLAIN });
  const customer = await other.context.newPage();
  const wrong: string[] = [];
  const see = async (name: string) => void wrong.push(...(await surveyed(customer, name)));

  await customer.goto(await linkIn("tenant@asked.example", "confirm"));
  await see("confirm");
  wrong.push(...(await tabbedThrough(customer)));
  await customer.getByLabel("Your name").fill("M. Ortiz");
  await customer.getByRole("button", { name: "Confirm the work" }).click();
  await customer.getByText("Confirmed by M. Ortiz").waitFor();
  await see("confirmed");
  await showInSpanish(customer);
  await see("confirm in Spanish");
  await customer.goto(await linkIn("ap@asked-on-site.example", "more"));
  await see("more");
  await customer.getByLabel("Your name").fill("K. Bell");
  await customer.getByRole("button", { name: /^Approve/ }).click();
  await customer.getByRole("heading", { name: "Answered" }).waitFor();
  await see("more answered");
  await customer.goto(`${field.stage.app.url}/shell.html`);
  await see("shell");
  expect(wrong).toEqual([]);
  await closeContent(window, other);
});

/** The address in the letter that a customer was sent. */
async function linkIn(recipient: string, asked: "confirm" | "more"): Promise<string> {
  const link = new RegExp(`https?://\\S+/${asked}/\\S+`);
  const find = async () =>
    (await field.stage.app.mailbox.mails(recipient)).map(({ text }) => link.exec(text)?.[0])[0];
  await expect.poll(find, { timeout: 20_000 }).toBeTruthy();
  return (await find()) ?? "";
}

/** The demo's vendor writes English: the page of one who writes Spanish, with the same style sheets. */
async function showInSpanish(page: Page): Promise<void> {
  const organisation = { ...setting.organisation, locale: "es-MX" };
  const job = jobIn("on_site", { organisation });
  await page.setContent(
    `<!doctype html>${ConfirmPage({ job, standing: { kind: "open" }, photos: [], here: "/confirm/x" })}`,
  );
  await page.locator("html[lang^=es]").waitFor();
}
