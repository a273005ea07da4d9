import { createServer } from "node:http";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { client, localStripe, open } from "../stripe/world.ts";
import { openBrowser, openWindow, type PHONE } from "./support/browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What a shop's own page does: as little as the real script needs, under a policy without a single exception. */
const shopScript = `
  const { key, account, secret } = document.body.dataset;
  const said = document.getElementById("said");
  const stripe = Stripe(key, account ? { stripeAccount: account } : {});
  const elements = stripe.elements({ clientSecret: secret, appearance: { variables: { colorPrimary: "#1d56b5" } } });
  const payment = elements.create("payment");
  const heard = [];
  for (const name of ["ready", "change", "loaderror", "focus", "blur"]) {
    payment.on(name, (event) => { heard.push([name, event]); document.body.dataset[name] = JSON.stringify(event); });
  }
  payment.mount("#payment");
  document.getElementById("pay").addEventListener("click", async () => {
    said.textContent = "";
    const redirect = document.getElementById("stay").checked ? "if_required" : "always";
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements, confirmParams: { return_url: location.origin + "/done" }, redirect,
    });
    said.textContent = error ? error.type + " " + error.code + ": " + error.message : "intent " + paymentIntent.status;
  });
  document.getElementById("check").addEventListener("click", async () => {
    const { paymentIntent, error } = await stripe.retrievePaymentIntent(secret);
    said.textContent = error ? error.message : "found " + paymentIntent.status + " " + Object.keys(paymentIntent).includes("customer");
  });
  document.getElementById("submit").addEventListener("click", async () => {
    const { error, selectedPaymentMethod } = await elements.submit();
    said.textContent = error ? error.code : "chosen " + selectedPaymentMethod;
  });
`;

interface Shop {
  stripeUrl: string;
  secret: string;
  account?: string;
}

/** A page of another origin that embeds the element. */
async function shop({ stripeUrl, secret, account = "" }: Shop): Promise<string> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${stripeUrl}`,
    `frame-src ${stripeUrl}`,
    `connect-src 'self' ${stripeUrl}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
  const page = `<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
    <body data-key="pk_test_local" data-account="${account}" data-secret="${secret}">
    <div id="payment"></div>
    <label><input type="checkbox" id="stay">Stay here</label>
    <button id="pay">Pay</button><button id="check">Check</button><button id="submit">Submit</button>
    <p id="said" role="status"></p>
    <script src="${stripeUrl}/js/stripe.js"></script><script src="/shop.js"></script></body></html>`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/shop.js";
    const done = request.url?.startsWith("/done");
    response.writeHead(200, {
      "content-type": isScript ? "text/javascript" : "text/html; charset=utf-8",
      "content-security-policy": policy,
    });
    response.end(
      isScript ? shopScript : done ? '<!doctype html><link rel="icon" href="data:,"><h1>Done</h1>' : page,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

/** An open invoice, its payment's secret, and a page on which somebody is about to pay it. */
async function checkout(options: { account?: string; viewport?: typeof PHONE } = {}) {
  const { url, stripe: platform, local } = await localStripe();
  const stripe = options.account ? client(url, { stripeAccount: options.account }) : platform;
  const { id } = await open(stripe);
  const invoice = await stripe.invoices.retrieve(id, { expand: ["confirmation_secret"] });
  const secret = invoice.confirmation_secret?.client_secret ?? "";
  const shopUrl = await shop({ stripeUrl: url, secret, account: options.account });
  const window = await openWindow(browser, options.viewport ?? {});
  onTestFinished(() => window.context.close());
  const page = await window.context.newPage();
  await page.goto(shopUrl);
  await page.waitForFunction(() => document.body.dataset.ready !== undefined);
  const status = async () => (await stripe.invoices.retrieve(id)).status;
  return { page, window, stripe, local, id, secret, url, shopUrl, status };
}

const frameOf = (page: Page) => page.frameLocator("#payment iframe");

async function typeCard(page: Page, number: string): Promise<void> {
  const frame = frameOf(page);
  await frame.getByLabel("Card number").fill(number);
  await frame.getByLabel("Expiration date").fill("1234");
  await frame.getByLabel("Security code").fill("123");
}

async function pay(page: Page, stay = true): Promise<void> {
  await page.locator("#stay").setChecked(stay);
  await page.locator("#pay").click();
}

const said = (page: Page, text: string | RegExp) => page.locator("#said").filter({ hasText: text }).waitFor();

test("a card pays, the embedding page never sees it, and paying again is refused", async () => {
  const { page, window, status } = await checkout();
  const height = await page.locator("#payment iframe").evaluate((frame) => frame.clientHeight);
  expect(height).toBeGreaterThan(100);
  const sent: string[] = [];
  page.on("request", (request) =>
    sent.push(`${request.frame() === page.mainFrame()} ${request.postData() ?? ""}`),
  );
  await typeCard(page, "4242424242424242");
  await page.waitForFunction(() => JSON.parse(document.body.dataset.change ?? "{}").complete === true);
  expect(await frameOf(page).getByLabel("Card number").inputValue()).toBe("4242 4242 4242 4242");
  await pay(page);
  await said(page, "intent succeeded");
  expect(await status()).toBe("paid");
  expect(sent.filter((request) => request.includes("4242") && request.startsWith("true"))).toEqual([]);
  expect(sent.filter((request) => request.includes("4242"))).toHaveLength(1);
  await page.locator("#check").click();
  await said(page, "found succeeded false");
  window.complaints.expect(/^400: POST .*\/confirm$/, /status of 400/);
  await pay(page);
  await said(page, "payment_intent_unexpected_state");
  expect(window.complaints.list()).toEqual([]);
});

test("a declined card says so and another one pays; incomplete cards never leave the page", async () => {
  const { page, window, status, stripe } = await checkout();
  await pay(page);
  await said(page, "validation_error incomplete_number: Your card number is incomplete.");
  await page.locator("#submit").click();
  await said(page, "incomplete_number");
  window.complaints.expect(/^402: POST .*\/confirm$/, /status of 402/);
  await typeCard(page, "4000000000000002");
  await pay(page);
  await said(page, "card_error card_declined: Your card was declined.");
  await frameOf(page).getByRole("alert").filter({ hasText: "declined" }).waitFor();
  expect(await status()).toBe("open");
  expect((await stripe.events.list({ type: "invoice.payment_failed" })).data).toHaveLength(1);
  await typeCard(page, "4242424242424242");
  await page.locator("#submit").click();
  await said(page, "chosen card");
  await pay(page, false);
  await page.waitForURL(/\/done\?/);
  expect(new URL(page.url()).searchParams.get("redirect_status")).toBe("succeeded");
  expect(await status()).toBe("paid");
  expect(window.complaints.list()).toEqual([]);
});

test.each([
  ["Complete authentication", "succeeded", "paid"],
  ["Fail authentication", "failed", "open"],
] as const)("3-D Secure: %s comes back as %s", async (answer, redirectStatus, invoiceStatus) => {
  const { page, window, status, secret } = await checkout();
  await typeCard(page, "4000002500003155");
  await pay(page);
  await page.getByRole("button", { name: answer }).click();
  await page.waitForURL(/\/done\?/);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    payment_intent: secret.split("_secret_")[0],
    payment_intent_client_secret: secret,
    redirect_status: redirectStatus,
  });
  expect(await status()).toBe(invoiceStatus);
  expect(window.complaints.list()).toEqual([]);
});

test("a bank debit is on its way first, for a connected account too", async () => {
  const { page, window, status, local, id } = await checkout({ account: "acct_connected" });
  await frameOf(page).getByLabel("US bank account").check();
  await pay(page);
  await said(page, "intent processing");
  expect(await status()).toBe("open");
  await local.post(`/invoices/${id}/pay`);
  expect(await status()).toBe("paid");
  expect(window.complaints.list()).toEqual([]);
});

test("an invoice voided meanwhile cannot be paid", async () => {
  const { page, window, stripe, id, shopUrl } = await checkout();
  await typeCard(page, "4242424242424242");
  await stripe.invoices.voidInvoice(id);
  window.complaints.expect(/^400: POST .*\/confirm$/, /status of 400/);
  await pay(page);
  await said(page, /payment_intent_unexpected_state.*status of canceled/);
  await page.goto(shopUrl);
  await page.waitForFunction(() => document.body.dataset.loaderror !== undefined);
  expect(await page.evaluate(() => document.body.dataset.loaderror)).toContain(
    "payment_intent_unexpected_state",
  );
  expect(window.complaints.list()).toEqual([]);
});

test("two windows pay at the same moment: one pays, the other is told", async () => {
  const { page, window, shopUrl, stripe, status } = await checkout();
  const other = await window.context.newPage();
  await other.goto(shopUrl);
  await other.waitForFunction(() => document.body.dataset.ready !== undefined);
  window.complaints.expect(/^400: POST .*\/confirm$/, /status of 400/);
  await typeCard(page, "4242424242424242");
  await typeCard(other, "4242424242424242");
  await Promise.all([pay(page), pay(other)]);
  await Promise.all([
    said(page, /intent succeeded|unexpected_state/),
    said(other, /intent succeeded|unexpected_state/),
  ]);
  const words = await Promise.all([page, other].map((each) => each.locator("#said").textContent()));
  expect(words.filter((text) => text === "intent succeeded")).toHaveLength(1);
  expect(await status()).toBe("paid");
  expect((await stripe.charges.list()).data).toHaveLength(1);
});
