import type { Locator, Page, Response } from "playwright-core";
import { expect, test } from "vitest";
import type { Job } from "../support/api-client.ts";
import { readAloud } from "./support/accessible.ts";
import { DESK } from "./support/browser.ts";
import { tooWide } from "./support/look.ts";
import { OFFICE, OWNER, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();

test("The office looks at a job's papers beside the job, makes its packet, and finds it there", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  await page.goto(await aBilledJob());
  const papers = page.locator("#papers");
  // Nothing is fetched before somebody wants to see it.
  expect(await papers.locator("iframe").count()).toBe(0);
  const [packet] = await Promise.all([
    answered(page, "/packet/preview.pdf"),
    papers.getByText("Preview of the packet").click(),
  ]);
  expect(packet.headers()["content-type"]).toBe("application/pdf");
  const [invoice] = await Promise.all([
    answered(page, "/invoice.pdf"),
    pressed(papers.locator("summary").filter({ hasText: "Invoice" }).first()),
  ]);
  expect(invoice.status()).toBe(200);
  await pressed(papers.getByRole("button", { name: "Make the packet" }));
  await papers.getByRole("link", { name: "Packet 1" }).waitFor();
  await pressed(papers.getByRole("button", { name: "Make it anew" }));
  // Nothing has changed, so it is the same one.
  await page.getByText("made packet 1").waitFor();
  expect(await papers.getByRole("link", { name: /^Packet \d/ }).count()).toBe(1);
  // What was open stays open while the page around it changes.
  expect(await papers.locator("iframe").count()).toBe(2);
  await closeContent(desk);
});

test("A file that is too large is named before it is sent; sent all the same, Back leads to the form as it was left", async () => {
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, stage.app, OWNER);
  await page.goto(`${stage.app.url}/office/settings/documents`);
  const [day, file] = [page.getByLabel("Its last day"), page.locator("input[type=file]")];
  await day.fill("2027-03-04");
  const large = { name: "w9.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(27 * 1024 * 1024, 65) };
  await file.setInputFiles(large);
  const wrong = () => file.evaluate((input: HTMLInputElement) => input.validationMessage);
  expect(await wrong()).toBe("w9.pdf is larger than 10 MB. Choose a smaller file.");
  await file.setInputFiles({ ...large, buffer: Buffer.from("%PDF-1.4") });
  expect(await wrong()).toBe("");
  await file.setInputFiles(large);
  await file.evaluate((input: HTMLInputElement) => input.setCustomValidity(""));
  desk.complaints.expect(/^413: POST /, /status of 413/);
  await page.getByRole("button", { name: "Add the paper" }).click();
  await page.getByText("At most 25 MB of files can be sent at once").waitFor();
  await page.getByRole("link", { name: "Back to the form" }).click();
  await page.getByRole("button", { name: "Add the paper" }).waitFor();
  expect(await day.inputValue()).toBe("2027-03-04");
  await closeContent(desk);
});

test("A paper is printed once it is there, and not before", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  // A browser's own printing opens a window of the system, where no test looks.
  await page.addInitScript(() => {
    const print = () => document.documentElement.setAttribute("data-printed", "");
    Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
      get: () => ({ focus: () => {}, print }),
    });
  });
  let arrive = () => {};
  const there = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/packet/preview.pdf", async (route) => {
    await there;
    await route.fulfill({ contentType: "text/plain", body: "A paper" });
  });
  await page.goto(await aBilledJob());
  const papers = page.locator("#papers");
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith("/packet/preview.pdf")),
    papers.getByText("Preview of the packet").click(),
  ]);
  await papers.getByRole("button", { name: "Print" }).click();
  expect(await page.locator("html[data-printed]").count()).toBe(0);
  arrive();
  await page.locator("html[data-printed]").waitFor();
  expect((await asked.response())?.status()).toBe(200);
  await closeContent(desk);
});

test("A job's papers are read aloud, and fit any screen; on a phone they open by their link", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  await page.goto(await aBilledJob());
  const papers = page.locator("#papers");
  await papers.getByText("Preview of the packet").click();
  await papers.locator("iframe").waitFor();
  const wrong: string[] = [];
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 780 });
    wrong.push(...(await page.evaluate(tooWide)));
  }
  expect(await papers.locator("iframe").isVisible()).toBe(false);
  expect(await papers.getByRole("button", { name: "Print" }).isVisible()).toBe(false);
  await papers.getByRole("link", { name: "Open" }).first().waitFor();
  expect([...wrong, ...(await readAloud(page, "papers"))]).toEqual([]);
  await closeContent(desk);
});

test("Papers follow what is typed in their settings, and nothing is saved by looking", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OWNER);
  await page.goto(`${app.url}/office/settings/papers`);
  const payment = page.getByLabel("How one pays without the link");
  const before = await payment.inputValue();
  await payment.fill("Bank account 1234");
  const [first] = await Promise.all([
    answered(page, "/preview.pdf", "POST"),
    page.locator("#preview").getByRole("button", { name: "Invoice" }).click(),
  ]);
  expect([first.status(), first.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  const again = answered(page, "/preview.pdf", "POST");
  await payment.fill("Bank account 5678");
  expect((await again).status()).toBe(200);
  await page.goto(`${app.url}/office/settings/papers`);
  expect(await payment.inputValue()).toBe(before);
  await closeContent(desk);
});

/** A job that was billed and has photos, at the office. */
async function aBilledJob(): Promise<string> {
  const { app } = stage;
  const jobs = await app.api.all<Job>("/jobs");
  const job = jobs.find(
    (one) => one.status === "approved" && one.photos.length > 1 && one.invoices.length > 0,
  );
  return `${app.url}/office/jobs/${job?.id}`;
}

/**
 * Pressed where a person sees it: one who scrolls and presses within one frame, as only a program can, presses what the screen still
 * shows there, which is the viewer of a paper.
 */
async function pressed(button: Locator): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  await button.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await button.click();
}

/** The browser's own viewer asks once more by itself, so the method tells them apart. */
function answered(page: Page, end: string, method = "GET"): Promise<Response> {
  return page.waitForResponse(
    (response) => new URL(response.url()).pathname.endsWith(end) && response.request().method() === method,
  );
}
