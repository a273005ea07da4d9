import Stripe from "/work/main/node_modules/stripe/esm/stripe.esm.node.js";
import { chromium } from "/work/main/node_modules/playwright-core/index.mjs";
import { createServer } from "node:http";
import { startLocalStripe } from "/work/main/dev/stripe/server.ts";
const s = await startLocalStripe({ port: 0, stateFile: ":memory:" });
const port = Number(new URL(s.url).port);
const stripe = new Stripe("sk_test_local", { host: "127.0.0.1", port, protocol: "http", telemetry: false });
const acc = await stripe.accounts.create({ business_profile: { name: "Gulf Coast Screens" }, email: "a@b.example", capabilities: { card_payments: { requested: true } } });
const link = () => stripe.accountLinks.create({ account: acc.id, type: "account_onboarding", refresh_url: s.url + "/_local", return_url: s.url + "/_local" });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"] });
const intent = await stripe.paymentIntents.create({ amount: 31250, currency: "usd" });
const embed = createServer((q, r) => { r.setHeader("content-type", "text/html"); r.end(`<!doctype html><body style="font-family:sans-serif;max-width:480px;margin:24px auto;padding:0 16px"><h1>Pay $312.50</h1><div id=p></div><script src="${s.url}/js/stripe.js"></script><script>const st=Stripe("pk_test_local");const e=st.elements({clientSecret:"${intent.client_secret}"});const p=e.create("payment");p.mount("#p");window.e=e;p.on("ready",()=>document.body.dataset.r=1)</script>`); }).listen(0);
const eurl = `http://127.0.0.1:${(embed.address() as any).port}`;
for (const w of [360, 768, 1440]) {
  const page = await browser.newPage({ viewport: { width: w, height: 900 } });
  page.on("console", (m: any) => m.type() === "error" && console.log("console", m.text()));
  await page.goto((await link()).url);
  await page.screenshot({ path: `/tmp/h/stripe-accounts/on-1-${w}.png`, fullPage: true });
  await page.getByRole("button", { name: "Fill in test data" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.screenshot({ path: `/tmp/h/stripe-accounts/on-2-${w}.png`, fullPage: true });
  await page.getByRole("link", { name: "Review and submit" }).click();
  await page.screenshot({ path: `/tmp/h/stripe-accounts/on-3-${w}.png`, fullPage: true });
  if (w === 1440) { for (const t of ["Who speaks", "Where payouts"]) { await page.getByRole("link", { name: t }).click(); await page.getByRole("button", { name: "Fill in test data" }).click(); await page.getByRole("button", { name: "Continue" }).click(); }
    await page.screenshot({ path: `/tmp/h/stripe-accounts/on-4-${w}.png`, fullPage: true });
    await page.getByLabel("Documents needed").check(); await page.getByRole("button", { name: "Submit" }).click(); await page.waitForURL(/_local/); }
  await page.goto(eurl); await page.waitForSelector("[data-r]"); await page.evaluate(() => (window as any).e.submit()); await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/h/stripe-accounts/el-${w}.png` });
  await page.goto(s.url + "/_local"); await page.screenshot({ path: `/tmp/h/stripe-accounts/local-${w}.png`, fullPage: true });
  await page.close();
}
await stripe.paymentIntents.confirm(intent.id, { payment_method: "pm_card_authenticationRequired", return_url: s.url });
const page = await browser.newPage({ viewport: { width: 768, height: 600 } });
await page.goto((await stripe.paymentIntents.retrieve(intent.id)).next_action!.redirect_to_url!.url!);
await page.screenshot({ path: `/tmp/h/stripe-accounts/auth.png` });
await browser.close(); embed.close(); await s.close();
