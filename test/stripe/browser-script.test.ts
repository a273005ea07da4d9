import { expect, test } from "vitest";
import { cardProblem, expiryText, grouped } from "../../dev/stripe/browser/scripts/card.ts";
import { localStripe, open } from "./world.ts";

const today = new Date(2026, 10, 21);
const good = { number: "4242 4242 4242 4242", expiry: "12 / 34", cvc: "123" };

test.each([
  ["a good card", good, undefined],
  ["an American Express", { number: "378282246310005", expiry: "11/26", cvc: "1234" }, undefined],
  ["no number", { ...good, number: "" }, "incomplete_number"],
  ["half a number", { ...good, number: "4242 4242" }, "incomplete_number"],
  ["a slip", { ...good, number: "4242424242424241" }, "invalid_number"],
  ["no expiry", { ...good, expiry: "" }, "incomplete_expiry"],
  ["month 13", { ...good, expiry: "13/34" }, "incomplete_expiry"],
  ["last month", { ...good, expiry: "10/26" }, "invalid_expiry_year_past"],
  ["no code", { ...good, cvc: "" }, "incomplete_cvc"],
])("%s", (_, card, code) => {
  expect(cardProblem(card, today)?.code).toBe(code);
});

test("numbers are grouped while they are typed", () => {
  expect(["4", "42424", "4242424242424242", "4242x4242"].map(grouped)).toEqual([
    "4",
    "4242 4",
    "4242 4242 4242 4242",
    "4242 4242",
  ]);
  expect(["1", "12", "123", "12 / 34"].map(expiryText)).toEqual(["1", "12", "12 / 3", "12 / 34"]);
});

test("the script is served to everybody, the element's page allows nothing from elsewhere", async () => {
  const { url } = await localStripe();
  for (const path of ["/js/stripe.js", "/endive/stripe.js", "/elements/element.js"]) {
    const response = await fetch(url + path);
    expect(response.headers.get("content-type")).toContain("text/javascript");
    expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(await response.text()).not.toContain("import ");
  }
  const page = await fetch(`${url}/elements/payment`);
  const policy = page.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*/);
});

test("a page may ask across origins, with the headers that the script sends", async () => {
  const { url } = await localStripe();
  const asked = await fetch(`${url}/v1/payment_intents/pi_1/confirm`, {
    method: "OPTIONS",
    headers: {
      origin: "https://closeout.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,stripe-account",
    },
  });
  expect(asked.status).toBe(204);
  expect(asked.headers.get("access-control-allow-origin")).toBe("*");
  expect(asked.headers.get("access-control-allow-headers")).toMatch(/authorization.*stripe-account/);
});

test("a card becomes an id, and one that cannot be a card is refused", async () => {
  const { url } = await localStripe();
  const send = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ type: "card", ...good, ...fields });
    const response = await fetch(`${url}/elements/payment-method`, { method: "POST", body });
    return { status: response.status, body: await response.json() };
  };
  expect(await send({})).toEqual({ status: 200, body: { id: "pm_card_visa" } });
  expect((await send({ type: "us_bank_account" })).body).toEqual({ id: "pm_usBankAccount" });
  const refused = await send({ number: "4111111111111111" });
  expect(refused).toMatchObject({
    status: 402,
    body: { error: { type: "card_error", code: "invalid_number" } },
  });
});

test("the bank's question is for whoever knows the secret, once", async () => {
  const { url, stripe } = await localStripe();
  const { id } = await open(stripe);
  const invoice = await stripe.invoices.retrieve(id, { expand: ["payments.data.payment.payment_intent"] });
  const intent = invoice.payments?.data[0]?.payment.payment_intent;
  if (typeof intent !== "object") throw new Error("The invoice has no payment intent.");
  const asking = await stripe.paymentIntents.confirm(intent.id, {
    payment_method: "pm_card_authenticationRequired",
    return_url: "https://closeout.example/done?job=1",
  });
  const question = asking.next_action?.redirect_to_url?.url ?? "";
  expect(asking).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } });
  expect((await fetch(`${url}/authenticate/${intent.id}?client_secret=guess`)).status).toBe(404);
  expect(await (await fetch(question)).text()).toContain("Complete authentication");
  const answer = { method: "POST", body: new URLSearchParams({ answer: "no" }), redirect: "manual" } as const;
  const back = new URL((await fetch(question, answer)).headers.get("location") ?? "");
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ job: "1", redirect_status: "failed" });
  expect((await fetch(question, answer)).status).toBe(404);
  const after = await stripe.paymentIntents.retrieve(intent.id);
  expect(after).toMatchObject({
    status: "requires_payment_method",
    last_payment_error: { code: "payment_intent_authentication_failure" },
  });
  expect((await stripe.events.list({ type: "invoice.payment_failed" })).data).toHaveLength(1);
});
