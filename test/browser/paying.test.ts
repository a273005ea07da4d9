import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { invoiced } from "../support/close-out.ts";
import type { Fault } from "../support/local-stripe.ts";
import { startTestWorker, type TestWorker } from "../support/test-worker.ts";
import { until } from "../support/until.ts";
import { surveyed } from "./support/accessible.ts";
import { DESK, openBrowser, openWindow, PHONE } from "./support/browser.ts";
import { SCREENS } from "./support/look.ts";
import { aBillToPay, cardFrame, formReady, openForm, pressPay, typeCard } from "./support/paying.ts";

type Owner = Awaited<ReturnType<TestWorker["addOrganisation"]>>;

let worker: TestWorker;
let browser: Browser;
let owner: Owner;

beforeAll(async () => {
  [worker, browser] = await Promise.all([startTestWorker(), openBrowser()]);
  const billing = { moment: "approved", way: "auto_send", terms: { kind: "net", days: 14 } } as const;
  owner = await worker.addOrganisation("Lake Mendota Screens", {
    billing: { ...billing, partialPayments: true },
  });
});
afterAll(() => Promise.allSettled([browser?.close(), worker?.close()]));

/** A payer's own browser on the page. What it complained about is known at the end. */
async function payer(url: string, options: BrowserContextOptions = DESK) {
  const window = await openWindow(browser, options);
  onTestFinished(() => window.context.close());
  const page = await window.context.newPage();
  await page.goto(url);
  return { page, complaints: window.complaints };
}

const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();
const stripeInvoice = async (id: string) => (await worker.stripe.books()).find((one) => one.id === id);
const shot = (page: Page, name: string) =>
  page.screenshot({ path: join(SCREENS, `paying ${name}.png`), fullPage: true, animations: "disabled" });

/** Stripe rings nobody and answers like this, until the test ends or takes it back. */
async function troubled(...faults: Fault[]) {
  onTestFinished(async () => {
    await worker.stripe.clearFaults();
    await worker.stripe.webhooks({ mode: "normal" });
    await worker.stripe.releaseWebhooks();
  });
  await worker.stripe.webhooks({ mode: "hold" });
  await worker.stripe.order(...faults);
}

test("A card pays on the page, and the address keeps nothing of it; the page is the receipt then", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url, PHONE);
  expect(await page.locator(".button.act:visible").count()).toBe(1);
  await says(page, "Test mode: no real money moves.");
  await openForm(page);
  expect(await page.locator(".button.act:visible").count()).toBe(1);
  await typeCard(page, "4242424242424242");
  await pressPay(page);
  await says(page, /^Paid on /);
  await page.waitForURL(bill.url);
  await page.getByRole("heading", { name: "Receipt" }).waitFor();
  await says(page, `for invoice ${bill.invoice.number}`);
  await says(page, "Visa ending in 4242");
  const receipts = async () =>
    (await worker.mailbox.mails()).filter(({ subject }) =>
      subject.match(`^Receipt: .* for invoice ${bill.invoice.number} `),
    );
  await until(async () => (await receipts()).length > 0, 10_000, "the receipt's letter");
  expect(await page.getByRole("link", { name: /^Pay / }).count()).toBe(0);
  expect((await stripeInvoice(bill.stripeId))?.status).toBe("paid");
  await invoiced(owner.api, bill.jobId, "paid");
  expect(await receipts()).toHaveLength(1);
  expect(complaints.list()).toEqual([]);
});

test("A declined card says why, and another one pays", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url);
  complaints.expect(/^402: POST .*\/confirm$/, /status of 402/);
  await openForm(page);
  await pressPay(page);
  await cardFrame(page).getByText("Your card number is incomplete.").waitFor();
  await typeCard(page, "4000000000000002");
  await pressPay(page);
  await page.getByRole("alert").filter({ hasText: "Your card was declined." }).waitFor();
  expect((await stripeInvoice(bill.stripeId))?.status).toBe("open");
  await typeCard(page, "4242424242424242");
  await pressPay(page);
  await says(page, /^Paid on /);
  expect(complaints.list()).toEqual([]);
});

test("3-D Secure that fails brings the customer back with the reason and the button; done again it pays", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url);
  await openForm(page);
  await typeCard(page, "4000002500003155");
  await pressPay(page);
  await page.getByRole("button", { name: "Fail authentication" }).click();
  await page.getByRole("alert").filter({ hasText: "The payment did not go through." }).waitFor();
  await says(page, /unable to authenticate/);
  await page.waitForURL(bill.url);
  await openForm(page);
  await typeCard(page, "4000002500003155");
  await pressPay(page);
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await says(page, /^Paid on /);
  expect(complaints.list()).toEqual([]);
});

test("Who comes back before the books know of the payment is told, and sees it entered without doing anything", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url, PHONE);
  await openForm(page);
  await typeCard(page, "4242424242424242");
  const path = `/v1/invoices/${bill.stripeId}`;
  await troubled({ method: "GET", path, fault: "delay", delayMs: 5_000, times: 50 });
  await pressPay(page);
  await says(page, "Your payment went through. It is entered here in a moment.");
  expect(await surveyed(page, "arriving")).toEqual([]);
  await shot(page, "arriving");
  await worker.stripe.clearFaults();
  await says(page, /^Paid on /);
  expect(complaints.list()).toEqual([]);
});

test("Who comes back while Stripe says nothing is asked not to pay twice, and sees what became of it", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url, PHONE);
  await openForm(page);
  await typeCard(page, "4242424242424242");
  await troubled(
    { method: "GET", path: `/v1/invoices/${bill.stripeId}`, fault: "error", status: 500, times: 50 },
    { method: "GET", path: "/v1/invoice_payments", fault: "error", status: 500, times: 50 },
  );
  await pressPay(page);
  await says(page, "Stripe has not said yet what became of your payment. Do not pay again before it does.");
  expect(await page.getByRole("link", { name: /^Pay / }).count()).toBe(0);
  expect(await surveyed(page, "asking")).toEqual([]);
  await worker.stripe.clearFaults();
  await says(page, /^Paid on /);
  expect(complaints.list()).toEqual([]);
});

test("A bank debit is said to be on its way at once, and paid when the bank says so", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url);
  await openForm(page);
  await cardFrame(page).getByLabel("US bank account").check();
  await pressPay(page);
  await says(page, /on its way; that takes up to 4 business days/);
  expect(await page.getByRole("link", { name: /^Pay / }).count()).toBe(0);
  await worker.stripe.pay(bill.stripeId);
  await invoiced(owner.api, bill.jobId, "paid");
  await page.goto(bill.url);
  await says(page, /^Paid on /);
  expect(complaints.list()).toEqual([]);
});

test("A part is paid, then the rest; what is no amount is said and keeps what was typed", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url);
  complaints.expect(/^422: POST .*\/payment$/, /status of 422/);
  const amount = page.getByLabel("Or pay a part now");
  await amount.fill("a lot");
  await page.getByRole("button", { name: "Pay this much" }).click();
  await page.getByRole("alert").filter({ hasText: "Enter the amount as a number" }).waitFor();
  expect(await amount.inputValue()).toBe("a lot");
  await amount.fill("100000");
  await page.getByRole("button", { name: "Pay this much" }).click();
  await page.getByRole("alert").filter({ hasText: "is left to pay" }).waitFor();

  await amount.fill("40");
  await page.getByRole("button", { name: "Pay this much" }).click();
  await formReady(page);
  await shot(page, "part, form");
  await page.getByRole("button", { name: "Back" }).click();
  await amount.fill("50");
  await page.getByRole("button", { name: "Pay this much" }).click();
  await page.getByRole("button", { name: "Pay $50.00" }).waitFor();
  await formReady(page);
  await typeCard(page, "4242424242424242");
  await pressPay(page);
  await says(page, /\$50\.00 of .* came already/);
  await page.getByRole("heading", { name: "Payments" }).waitFor();
  await shot(page, "part paid");
  expect((await stripeInvoice(bill.stripeId))?.amount_paid).toBe(5000);

  await openForm(page);
  await typeCard(page, "4242424242424242");
  await pressPay(page);
  await says(page, /^Paid on /);
  expect(await page.locator(".receipt .line").count()).toBe(2);
  const books = await stripeInvoice(bill.stripeId);
  expect([books?.status, books?.amount_paid]).toEqual(["paid", books?.total]);
  expect(complaints.list()).toEqual([]);
});

test("Who presses before Stripe's form is there is not refused: it is taken up when it is", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url);
  await page.locator("#pay-link[aria-controls]").waitFor();
  await page.route("**/elements/payment", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.getByRole("link", { name: /^Pay \$/ }).click();
  await pressPay(page);
  await cardFrame(page).getByText("Your card number is incomplete.").waitFor();
  expect(await page.locator("#pay-said").isVisible()).toBe(false);
  await typeCard(page, "4242424242424242");
  await pressPay(page);
  await says(page, /^Paid on /);
  expect(complaints.list()).toEqual([]);
});

test("A double tap pays once", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url, PHONE);
  await openForm(page);
  await typeCard(page, "4242424242424242");
  const confirms: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/confirm")) confirms.push(request.url());
  });
  await page.getByRole("button", { name: /^Pay \$/ }).dblclick();
  await says(page, /^Paid on /);
  expect(confirms).toHaveLength(1);
  const books = await stripeInvoice(bill.stripeId);
  expect([books?.status, books?.amount_paid]).toEqual(["paid", books?.total]);
  expect(complaints.list()).toEqual([]);
});

test("Two payers press in the same moment: one pays, the other reads that it is paid", async () => {
  const bill = await aBillToPay(owner);
  const both = await Promise.all([payer(bill.url), payer(bill.url, PHONE)]);
  for (const { complaints } of both) complaints.expect(/^400: POST .*\/confirm$/, /status of 400/);
  for (const { page } of both) {
    await openForm(page);
    await typeCard(page, "4242424242424242");
  }
  await Promise.all(both.map(({ page }) => pressPay(page)));
  await Promise.all(both.map(({ page }) => says(page, /^Paid on /)));
  const books = await stripeInvoice(bill.stripeId);
  expect([books?.status, books?.amount_paid]).toEqual(["paid", books?.total]);
  expect(both.flatMap(({ complaints }) => complaints.list())).toEqual([]);
});

test("Who pays a part while another pays all of it has not paid twice", async () => {
  const bill = await aBillToPay(owner);
  const [part, all] = await Promise.all([payer(bill.url), payer(bill.url)]);
  part.complaints.expect(/^400: POST .*\/confirm$/, /status of 400/);
  await part.page.getByLabel("Or pay a part now").fill("50");
  await part.page.getByRole("button", { name: "Pay this much" }).click();
  await formReady(part.page);
  await typeCard(part.page, "4242424242424242");
  await openForm(all.page);
  await typeCard(all.page, "4242424242424242");
  await pressPay(part.page);
  await part.page.getByRole("alert").filter({ hasText: "Look again, then pay." }).waitFor();
  await pressPay(all.page);
  await says(all.page, /^Paid on /);
  const books = await stripeInvoice(bill.stripeId);
  expect([books?.status, books?.amount_paid]).toEqual(["paid", books?.total]);
});

test("Whoever presses while the invoice is voided pays nothing and reads so", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer(bill.url);
  await openForm(page);
  await typeCard(page, "4242424242424242");
  await worker.stripe.post(`/v1/invoices/${bill.stripeId}/void`, {});
  await pressPay(page);
  await says(page, "This invoice was cancelled; nothing is owed.");
  expect((await stripeInvoice(bill.stripeId))?.amount_paid).toBe(0);
  expect(complaints.list()).toEqual([]);
});

test("Without script the button leads to Stripe's page, which takes the money", async () => {
  const bill = await aBillToPay(owner);
  const { page } = await payer(bill.url, { ...PHONE, javaScriptEnabled: false });
  expect(await page.getByLabel("Or pay a part now").count()).toBe(1);
  expect(await page.getByLabel("Or pay a part now").isVisible()).toBe(false);
  await page.getByRole("link", { name: /^Pay \$/ }).click();
  await page.getByLabel("Card number").fill("4242424242424242");
  await page.getByLabel("Expiry").fill("12 / 34");
  await page.getByLabel("CVC").fill("123");
  await page.getByRole("button", { name: /^Pay .*\d$/ }).click();
  await until(
    async () => (await stripeInvoice(bill.stripeId))?.status === "paid",
    10_000,
    async () => "the invoice is paid",
  );
});

test("Where Stripe's script does not come, the button leads to Stripe's page", async () => {
  const bill = await aBillToPay(owner);
  const { page, complaints } = await payer("about:blank");
  complaints.expect(/stripe\.js/, /ERR_FAILED/);
  await page.route("**/js/stripe.js", (route) => route.abort());
  await page.goto(bill.url);
  await page.getByRole("link", { name: /^Pay \$/ }).click();
  await page.getByLabel("Card number").waitFor();
});

test("A link that was taken back has ended, and the next letter's opens", async () => {
  const bill = await aBillToPay(owner);
  const taken = await fetch(`${worker.url}/office/invoices/${bill.invoice.id}/revoke-link`, {
    ...{ method: "POST", redirect: "manual", body: new URLSearchParams() },
    headers: { Cookie: owner.members.office.cookie, Origin: worker.url, "Sec-Fetch-Site": "same-origin" },
  });
  expect(taken.status).toBe(303);
  const { page, complaints } = await payer("about:blank");
  complaints.expect(/^410: GET /, /status of 410/);
  expect((await page.goto(bill.url))?.status()).toBe(410);
  await page.getByRole("heading", { name: "This link has ended" }).waitFor();
  expect(await page.locator("body").textContent()).not.toMatch(/\$|INV-|Customer/);
  for (const path of ["/state", "/invoice.pdf"]) {
    expect((await fetch(bill.url + path)).status).toBe(404);
  }
  const fresh = (await invoiced(owner.api, bill.jobId, "open")).payUrl ?? "";
  expect(fresh).not.toBe(bill.url);
  await page.goto(fresh);
  await page.getByRole("link", { name: /^Pay \$/ }).waitFor();
});

test("The page is readable for everybody, narrow and wide, light and dark", async () => {
  const bill = await aBillToPay(owner);
  const { page } = await payer(bill.url);
  await page.getByLabel("Or pay a part now").waitFor();
  expect(await surveyed(page, "paying")).toEqual([]);
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(bill.url);
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await shot(page, `${scheme} ${width}`);
    }
    await openForm(page);
    await page.setViewportSize({ width: 360, height: 900 });
    await shot(page, `form ${scheme}`);
  }
});
