import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readAloud, surveyed } from "./support/accessible.ts";
import { DESK, PHONE } from "./support/browser.ts";
import { aShot } from "./support/camera.ts";
import { look } from "./support/look.ts";
import { OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";
import { aCompletedJob } from "./support/work.ts";

const stage = useStage();
/** As narrow as a phone, but laid out as wide as it is told. */
const STRANGER = { ...PHONE, isMobile: false };

test("A link made at the desk opens anywhere, tells files apart without signal, and ends when it is withdrawn", async () => {
  const { app } = stage;
  const job = await aCompletedJob(app, "Shown to a stranger");
  const desk = await stage.open(DESK);
  await desk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await signedIn(desk, app, OFFICE);
  await page.goto(`${app.url}/office/jobs/${job.id}`);
  const shares = page.locator("#shares");
  await shares.getByText("Make a link").click();
  expect(await shares.getByLabel("Ends after").inputValue()).toBe("30");
  await shares.getByLabel("Ends after").selectOption("7");
  await shares.getByRole("button", { name: "Make the link" }).click();
  await shares.getByText(/^Open until/).waitFor();
  await shares.getByRole("button", { name: /^Copy the link/ }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await shares.getByLabel(/^Address of the link/).inputValue());
  await page.locator("#history").getByText("made a link to the proof, until").waitFor();
  const wrong = await look(page, { name: "office-job-shares" });
  await page.setViewportSize(DESK.viewport);
  wrong.push(...(await readAloud(page, "job with a link")));

  const stranger = await stage.open(STRANGER);
  const proof = await stranger.context.newPage();
  await proof.goto(link);
  await proof.getByRole("heading", { name: "Shown to a stranger" }).waitFor();
  expect(await proof.locator(".shots figure").count()).toBe(4);
  await proof.getByText("has not been made yet").waitFor();
  wrong.push(...(await surveyed(proof, "proof")), ...(await look(proof, { name: "proof", dark: true })));

  const photo = await theFile(proof, link);
  await stranger.context.setOffline(true);
  await choose(proof, "after.jpg", photo);
  await answer(proof, /^after\.jpg: This is photo \d, after, taken .*: unchanged\.$/);
  const changed = Buffer.from(photo);
  changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
  await choose(proof, "after.jpg", changed);
  await answer(proof, /is not one of this job's files: it was changed, or it comes from elsewhere\.$/);
  await choose(proof, "mine.jpg", (await aShot(9)).buffer);
  await answer(proof, /^mine\.jpg: This file is not one of this job's files/);
  await stranger.context.setOffline(false);

  // Without a script the file is sent, and the words are the same.
  const plain = await stage.open({ ...STRANGER, javaScriptEnabled: false });
  const bare = await plain.context.newPage();
  await bare.goto(link);
  for (const [file, words] of [
    [photo, /^after\.jpg: This is photo \d, after, taken .*: unchanged\.$/],
    [changed, /is not one of this job's files/],
  ] as const) {
    await choose(bare, "after.jpg", file);
    await bare.getByRole("button", { name: "Check", exact: true }).click();
    await answer(bare, words);
  }

  await shares.getByLabel(/^Withdraw the link/).click();
  await shares.getByRole("button", { name: "Withdraw the link" }).click();
  await shares.getByText(/^Withdrawn/).waitFor();
  expect(await shares.getByLabel(/^Address of the link/).count()).toBe(0);
  stranger.complaints.expect(/^410: GET /, /status of 410/);
  await proof.reload();
  await proof.getByRole("heading", { name: "This link was withdrawn" }).waitFor();
  expect(await proof.locator("img").count()).toBe(0);
  wrong.push(...(await surveyed(proof, "proof withdrawn")));
  expect(wrong).toEqual([]);
  await closeContent(desk, stranger, plain);
});

/** The bytes of the job's last photo, as whoever has the link gets them. */
async function theFile(page: Page, link: string): Promise<Buffer> {
  const address = await page.locator(".after .shot-row a").last().getAttribute("href");
  const got = await page.request.get(new URL(address ?? "", link).href);
  expect(got.status()).toBe(200);
  return got.body();
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("The file to check").setInputFiles({ name, mimeType: "image/jpeg", buffer });
}

async function answer(page: Page, words: RegExp): Promise<void> {
  await page.getByRole("status").filter({ hasText: words }).waitFor();
}
