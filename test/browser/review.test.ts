import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Job } from "../support/api-client.ts";
import { photoForm } from "../support/pictures.ts";
import { readAloud } from "./support/accessible.ts";
import { DESK } from "./support/browser.ts";
import { aShot } from "./support/camera.ts";
import { useField } from "./support/field.ts";
import { look } from "./support/look.ts";
import { CREW, OFFICE, signedIn } from "./support/people.ts";
import { closeContent } from "./support/stage.ts";
import { aCompletedJob } from "./support/work.ts";

const field = useField();

test("Three jobs by keyboard: one approved, one left for later, one sent back thing by thing; the crew sees what to do again", async () => {
  const { app } = field.stage;
  const approved = await aCompletedJob(app, "Looked at and good");
  const later = await aCompletedJob(app, "Looked at another time");
  const returned = await completedByCrew("Looked at and sent back");
  const desk = await field.stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const waiting = (await app.api.all<Job>("/jobs?status=completed")).length;
  await page
    .locator("#needs")
    .getByRole("link", { name: `Review ${waiting}` })
    .click();
  await page.getByText(`1 of ${waiting} waiting`).waitFor();
  await page.locator("html.scripted").waitFor();
  // The demo's own jobs have waited longer; they are left for another time.
  const ours = (title: string) => page.getByRole("heading", { name: title });
  for (let skipped = 0; skipped < waiting - 3; skipped++) await onward(page, "n");
  await ours("Looked at and good").waitFor();
  await everythingFits(page);

  // The photos: on, back, to the first of a kind, side by side, closer.
  await page.keyboard.press("ArrowRight");
  expect(await shown(page)).toEqual(["Before, number 2"]);
  await page.keyboard.press("a");
  expect(await shown(page)).toEqual(["After, number 3"]);
  await page.keyboard.press("k");
  expect(await shown(page)).toEqual(["Before, number 2"]);
  await page.keyboard.press(" ");
  expect(await shown(page)).toEqual(["Before, number 2", "After, number 4"]);
  await page.keyboard.press("j");
  expect(await shown(page)).toEqual(["Before, number 1", "After, number 3"]);
  await page.keyboard.press(" ");
  await page.keyboard.press("b");
  expect(await shown(page)).toEqual(["Before, number 1"]);
  await page.keyboard.press("z");
  await page.locator(".frames.near").waitFor();
  await page.keyboard.press("z");
  await page.keyboard.press("?");
  await page.getByText("the next job, without deciding").waitFor();
  await page.keyboard.press("Escape");
  // The same with the mouse.
  await page.locator("[data-shot]").nth(3).click();
  expect(await shown(page)).toEqual(["After, number 4"]);
  await page.getByRole("link", { name: "Compare" }).click();
  expect(await shown(page)).toEqual(["Before, number 2", "After, number 4"]);

  await onward(page, "Shift+A");
  await page.getByRole("status").filter({ hasText: "Looked at and good: You approved it." }).waitFor();
  await ours("Looked at another time").waitFor();
  await onward(page, "n");

  await ours("Looked at and sent back").waitFor();
  await page.keyboard.press("a");
  await page.keyboard.press("9");
  await page.keyboard.press("1");
  await page.getByText("(2)").waitFor();
  // A mark taken back is none.
  await page.keyboard.press("1");
  await page.getByText("(1)").waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("Shift+A");
  expect((await app.api.job(returned)).status).toBe("completed");
  await page.keyboard.press("r");
  // While somebody types, a letter is a letter.
  await page.keyboard.type("Not from the street, a and r");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  const ofPhoto = page.locator(".why.marked").filter({ has: page.getByLabel("Photo 2, after") });
  await ofPhoto.getByRole("button", { name: "Unit number not readable" }).click();
  expect(await ofPhoto.getByRole("textbox").inputValue()).toBe("Unit number not readable");
  await onward(page, "Enter");
  await page.getByRole("status").filter({ hasText: "You sent it back to the crew." }).waitFor();

  expect(["approved", "closed"]).toContain((await app.api.job(approved.id)).status);
  expect((await app.api.job(later.id)).status).toBe("completed");
  expect((await app.api.job(returned)).status).toBe("returned");
  await page.getByRole("link", { name: "Looked at and sent back" }).click();
  await page
    .getByText(
      "returned it to the crew: Before photos: Not from the street, a and r; Photo 2, after: Unit number not readable",
    )
    .waitFor();

  const { page: phone, window } = await field.phone(CREW);
  await field.open(phone, returned);
  const again = phone.locator("#again");
  await again.getByRole("link", { name: /Before photos.*Not from the street/ }).waitFor();
  // Made again by the phone alone.
  await window.context.setOffline(true);
  await phone.reload();
  await again.getByRole("link", { name: /After photo.*Unit number not readable/ }).click();
  await phone.locator("li.again:target").getByText("Again: Unit number not readable").waitFor();
  await window.context.setOffline(false);
  await phone.getByRole("button", { name: "Complete the job" }).click();
  await expect.poll(async () => (await app.api.job(returned)).status).toBe("completed");
  await again.waitFor({ state: "detached" });
  await closeContent(desk, window);
});

test("Without a script there are links and forms; the pages are good for every eye and width", async () => {
  const { app } = field.stage;
  const job = await aCompletedJob(app, "Looked at plainly");
  const plain = await field.stage.open({ ...DESK, javaScriptEnabled: false });
  plain.complaints.expect(/^422: POST .*\/return$/, /status of 422/);
  const page = await signedIn(plain, app, OFFICE);
  const address = `${app.url}/office/review/${job.id}`;
  await page.goto(address);
  await page.getByRole("link", { name: "Next photo" }).click();
  await page.getByRole("link", { name: "Compare" }).click();
  expect(await page.locator(".frames figcaption").count()).toBe(2);
  await page.locator("#return > summary").click();
  await page.getByRole("button", { name: "Send it back" }).click();
  await page.getByRole("alert").filter({ hasText: "Say what the crew is to mend." }).waitFor();
  await page.getByRole("button", { name: /^Approve and send/ }).waitFor({ state: "hidden" });
  await page.getByRole("textbox", { name: "Signature" }).fill("Wrong person");
  await page.getByRole("button", { name: "Send it back" }).click();
  await page.getByText("You sent it back to the crew.").waitFor();

  const desk = await field.stage.open(DESK);
  const eyes = await signedIn(desk, app, OFFICE);
  const seen = await aCompletedJob(app, "Looked at by everybody");
  await eyes.goto(`${app.url}/office/review/${seen.id}`);
  const wrong = await look(eyes, { name: "office-review", dark: true });
  await eyes.setViewportSize(DESK.viewport);
  wrong.push(...(await readAloud(eyes, "review")));
  await eyes.keyboard.press(" ");
  await eyes.keyboard.press("2");
  await eyes.keyboard.press("9");
  await eyes.keyboard.press("r");
  wrong.push(...(await look(eyes, { name: "office-review-returning" })));
  await eyes.setViewportSize(DESK.viewport);
  wrong.push(...(await readAloud(eyes, "review, returning")));
  await eyes.goto(`${app.url}/office/jobs/${seen.id}`);
  await eyes.keyboard.press("r");
  wrong.push(...(await readAloud(eyes, "job, returning")));
  expect(wrong).toEqual([]);
  await closeContent(plain, desk);
});

/** A job of the demo's crew, done with one photo before and one after, as its portal asks. */
async function completedByCrew(title: string): Promise<string> {
  const { api } = field.stage.app;
  const id = await field.job({ title });
  for (const [index, label] of ["before", "after"].entries()) {
    const { buffer, mimeType } = await aShot(index);
    const file = new Blob([new Uint8Array(buffer)], { type: mimeType });
    await api.must("POST", `/jobs/${id}/photos`, { form: photoForm(file, label, `${id}-${index}`) });
  }
  await api.move(id, "completed");
  return id;
}

/** What the large photos are, from the left. */
async function shown(page: Page): Promise<string[]> {
  const told = await page.locator(".frames figcaption").allTextContents();
  return told.map((words) => words.split(", ").slice(0, 2).join(", "));
}

/** Presses the key that leads to another job, and waits for it. */
async function onward(page: Page, key: string): Promise<void> {
  const from = page.url();
  await page.keyboard.press(key);
  await page.waitForURL((url) => url.href !== from);
  await page.locator("html.scripted").waitFor();
}

/** The whole of it is on the screen: nothing has to be scrolled to. */
async function everythingFits(page: Page): Promise<void> {
  const size = await page.evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
    return [scrollHeight - clientHeight, scrollWidth - clientWidth];
  });
  expect(size).toEqual([0, 0]);
}
