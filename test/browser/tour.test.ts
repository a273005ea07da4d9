import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Invoice } from "../support/api-client.ts";
import { DESK, PHONE, SMALL_PHONE } from "./support/browser.ts";
import { aShot } from "./support/camera.ts";
import { openPayPage } from "./support/customer.ts";
import { drawSignature } from "./support/finger.ts";
import { cardFrame, openForm, pressPay, typeCard } from "./support/paying.ts";
import { CREW, OFFICE, signedIn } from "./support/people.ts";
import { closeContent, useStage } from "./support/stage.ts";

const stage = useStage();

test("The README's five minutes: from a new job to a paid invoice, on every screen by itself", async () => {
  const { app } = stage;
  const office = await stage.open(DESK);
  const crew = await stage.open(PHONE);
  const customer = await stage.open(SMALL_PHONE);
  const title = "Rescreen the lanai";
  const payer = "ap@tour.example";

  // Office: Jobs, New job; the job is assigned to Luis.
  const desk = await signedIn(office, app, OFFICE);
  await desk.getByRole("link", { name: "Jobs", exact: true }).click();
  await desk.getByRole("link", { name: "New job" }).click();
  await desk.getByLabel("Title").fill(title);
  const paying = desk.locator("section", { has: desk.getByRole("heading", { name: "Who pays" }) });
  await paying.getByLabel("Name").fill("Palm Court");
  await paying.getByLabel("E-mail").fill(payer);
  await desk.getByLabel("Street and number").fill("14 Shore Road");
  await desk.getByLabel("City").fill("Tampa");
  await desk.getByLabel("What").first().fill("Labour");
  await desk.getByLabel("Quantity").first().fill("1.5");
  await desk.getByLabel("Price").first().fill("90.00");
  await desk.getByRole("button", { name: "Save the job" }).click();
  await desk.getByRole("heading", { name: title }).waitFor();
  await assign(desk, "Luis Ortega");
  const address = desk.url();
  const second = await office.context.newPage();
  await second.goto(address);
  const tabs = [desk, second];
  const loaded = await Promise.all(tabs.map(loadedAt));

  // Crew: on my way, arrived; completing says what is missing.
  const phone = await signedIn(crew, app, CREW);
  await phone.getByRole("link", { name: title }).click();
  await phone.getByRole("button", { name: "I am on my way" }).click();
  await everyTab(tabs, (tab) => head(tab).getByText("On the way"));
  await phone.getByRole("button", { name: "I have arrived" }).click();
  await everyTab(tabs, (tab) => head(tab).getByText("On site"));
  crew.complaints.expect(/^409: POST .*\/steps$/, /status of 409/);
  await phone.getByRole("button", { name: "Complete the job" }).click();
  const refusal = phone.getByRole("alert").filter({ hasText: "Not complete yet" });
  await refusal.waitFor();
  const said = await refusal.textContent();
  for (const missing of [/2 before photos/i, /2 after photos/i, /signature/i]) expect(said).toMatch(missing);

  // Two before and two after photos, of which one lies on its side as a phone saves it.
  await phone.locator("#gallery-before").setInputFiles([await aShot(1), await aShot(2, 6)]);
  await phone.locator("#photos-before").getByText("2 of 2").waitFor();
  await phone.locator("#camera-after").setInputFiles(await aShot(3));
  await phone.locator("#camera-after").setInputFiles(await aShot(4));
  await phone.locator("#photos-after").getByText("2 of 2").waitFor();
  await phone.getByRole("status").filter({ hasText: "All sent" }).waitFor();
  await expect
    .poll(async () => (await phone.locator("#photos-before img").evaluateAll(imageShapes)).sort())
    .toEqual(["landscape", "portrait"]);

  await phone.locator("#foot").getByRole("button", { name: "Get signature" }).click();
  await phone.getByLabel("Name", { exact: true }).fill("M. Ortiz");
  await drawSignature(phone);
  await phone.getByRole("button", { name: "Save signature" }).click();
  await phone.getByRole("img", { name: "Signature of M. Ortiz" }).waitFor();
  await phone.getByRole("button", { name: "Complete the job" }).click();
  await phone.getByText("The office looks at the proof next.").waitFor();

  // Office: both tabs have changed by themselves; the proof is there; approve and send.
  await everyTab(tabs, (tab) => tab.getByText("Completed, proof to check"));
  await everyTab(tabs, (tab) => tab.getByText("2 before, 2 after, signed by M. Ortiz"));
  expect(await desk.locator("#proof figure img").count()).toBe(4);
  await desk.getByRole("button", { name: "Approve and send" }).click();
  await everyTab(tabs, (tab) => tab.locator("#money").getByText("Sent", { exact: true }));
  await everyTab(tabs, (tab) => tab.locator("#money").getByText(`Sent to ${payer}`));
  await everyTab(tabs, (tab) => head(tab).getByText("Approved"));

  // Mailbox, on the customer's phone: the letter's button, the customer's page, Stripe's form on it.
  const pay = await openPayPage(customer, app, payer);
  await everyTab(tabs, (tab) => tab.locator("#money").getByText("Viewed", { exact: true }));
  expect(await pay.locator(".photos img").evaluateAll(imageShapes)).toHaveLength(2);
  // 1.5 hours at 90, and the tax that is usual there.
  expect(await pay.getByRole("link", { name: "Pay $145.13" }).count()).toBe(1);
  await openForm(pay);
  customer.complaints.expect(/^402: POST .*\/confirm$/, /status of 402/);
  await typeCard(pay, "4000 0000 0000 0002");
  await pressPay(pay);
  await pay.getByRole("alert").filter({ hasText: "declined" }).waitFor();
  await typeCard(pay, "4242 4242 4242 4242");
  await pressPay(pay);
  await pay.getByRole("heading", { name: "Receipt" }).waitFor();
  await pay
    .getByText(/^Paid on /)
    .first()
    .waitFor();

  // Office: paid and closed, in both tabs, on the page that was loaded at the beginning.
  await everyTab(tabs, (tab) => tab.locator("#money").getByText("Paid", { exact: true }).first());
  await everyTab(tabs, (tab) => head(tab).getByText("Closed"));
  expect(await Promise.all(tabs.map(loadedAt))).toEqual(loaded);

  await phone.getByRole("link", { name: "Back to today" }).click();
  await phone.getByRole("heading", { name: "Today" }).waitFor();
  expect(await phone.getByRole("link", { name: title }).isVisible()).toBe(false);

  const bills = (await app.stripe.books()).filter((one) => one.total === 14_513 && one.status === "paid");
  expect(bills).toHaveLength(1);
  await closeContent(office, crew, customer);
});

test("A bank debit is on its way, and not paid", async () => {
  const { app } = stage;
  const office = await stage.open(DESK);
  const customer = await stage.open(SMALL_PHONE);
  const open = await app.api.all<Invoice & { jobId: string }>("/invoices?status=open");
  const owed = open.find((invoice) => invoice.amountPaid === 0 && invoice.payUrl);
  if (!owed?.payUrl) throw new Error("Nothing is owed in the demo");
  const desk = await signedIn(office, app, OFFICE);
  await desk.goto(`${app.url}/office/jobs/${owed.jobId}`);
  const loaded = await loadedAt(desk);

  const page = await customer.context.newPage();
  await page.goto(owed.payUrl);
  await openForm(page);
  await cardFrame(page).getByLabel("US bank account").check();
  await pressPay(page);
  await page.getByText("Your bank payment is on its way").waitFor();

  const money = desk.locator(`#invoice-${owed.id}`);
  await money.getByText("Payment on its way", { exact: true }).waitFor();
  expect(await money.getByText("Paid", { exact: true }).count()).toBe(0);
  expect(await head(desk).getByText("Closed").count()).toBe(0);
  await page.goto(owed.payUrl);
  await page.getByText("Your bank payment is on its way").waitFor();
  expect(await page.getByRole("link", { name: /^Pay / }).count()).toBe(0);
  expect(await loadedAt(desk)).toBe(loaded);
  await closeContent(office, customer);
});

async function assign(desk: Page, member: string): Promise<void> {
  await desk.locator("#pop-assign > summary").click();
  await desk.getByLabel(member).check();
  await desk.getByRole("button", { name: "Assign", exact: true }).click();
  await desk.locator("#details").getByText(member).waitFor();
}

function head(tab: Page): Locator {
  return tab.locator(".head");
}

/** When the page was loaded: the same as long as nobody reloaded it. */
function loadedAt(tab: Page): Promise<string> {
  return tab.evaluate(() => `${location.href} ${performance.timeOrigin}`);
}

async function everyTab(tabs: Page[], place: (tab: Page) => Locator): Promise<void> {
  await Promise.all(tabs.map((tab) => place(tab).waitFor()));
}

/** Of a picture that has not come yet there is no shape to tell. */
function imageShapes(images: (Node & { naturalWidth?: number; naturalHeight?: number })[]): string[] {
  return images.map(({ naturalWidth = 0, naturalHeight = 0 }) => {
    if (naturalWidth === 0) return "not there yet";
    return naturalWidth > naturalHeight ? "landscape" : "portrait";
  });
}
