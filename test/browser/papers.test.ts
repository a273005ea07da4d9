import type { Page, Response } from "playwright-core";
import { expect, test } from "vitest";
import type { Job } from "../support/api-client.ts";
import { DESK } from "./support/browser.ts";
import { OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();
const OWNER = "owner@demo.example";

test("The office looks at a job's papers beside the job, makes its packet, and finds it there", async () => {
  const { app } = stage;
  const desk = await stage.open(DESK);
  const page = await signedIn(desk, app, OFFICE);
  const jobs = await app.api.all<Job>("/jobs");
  const job = jobs.find(
    (one) => one.status === "approved" && one.photos.length > 1 && one.invoices.length > 0,
  );
  await page.goto(`${app.url}/office/jobs/${job?.id}`);
  const papers = page.locator("#papers");
  // Nothing is fetched before somebody wants to see it.
  expect(await papers.locator("iframe").count()).toBe(0);
  await papers.getByRole("button", { name: "Make the packet" }).click();
  await papers.getByRole("link", { name: "Packet 1" }).waitFor();
  await papers.getByRole("button", { name: "Make it anew" }).click();
  // Nothing has changed, so it is the same one.
  await page.getByText("made packet 1").waitFor();
  expect(await papers.getByRole("link", { name: /^Packet \d/ }).count()).toBe(1);
  const [packet] = await Promise.all([
    answered(page, "/packet/preview.pdf"),
    papers.getByText("Preview of the packet").click(),
  ]);
  expect(packet.headers()["content-type"]).toBe("application/pdf");
  const [invoice] = await Promise.all([
    answered(page, "/invoice.pdf"),
    papers.locator("summary").filter({ hasText: "Invoice" }).first().click(),
  ]);
  expect(invoice.status()).toBe(200);
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

/** The browser's own viewer asks once more by itself, so the method tells them apart. */
function answered(page: Page, end: string, method = "GET"): Promise<Response> {
  return page.waitForResponse(
    (response) => new URL(response.url()).pathname.endsWith(end) && response.request().method() === method,
  );
}
