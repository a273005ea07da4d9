import Stripe from "stripe";
import { afterEach, expect, test, vi } from "vitest";
import { stripeFetch } from "../../src/worker/payments/stripe-fetch.ts";

afterEach(() => vi.restoreAllMocks());

const stripe = new Stripe("sk_test_1", {
  httpClient: Stripe.createFetchHttpClient(stripeFetch),
  maxNetworkRetries: 0,
});
const update = (answer: Response) => {
  vi.spyOn(globalThis, "fetch").mockResolvedValue(answer);
  return stripe.invoices.update("in_1", { number: "INV-0001" });
};

test.each([
  [500, "{}", 502],
  [503, "<html>busy</html>", 503],
  [403, "<html>not from here</html>", 502],
  [400, "null", 502],
])("%i with %s is trouble on the way, and no answer of Stripe's", async (status, body, as) => {
  await expect(update(new Response(body, { status }))).rejects.toMatchObject({
    ...{ type: "StripeAPIError", statusCode: as },
    message: `Stripe answered ${status}, and no reason.`,
  });
});

test("what Stripe says, yes or no, stays as it is", async () => {
  const invoice = { id: "in_1", object: "invoice" };
  expect(await update(Response.json(invoice))).toMatchObject(invoice);
  const error = { type: "invalid_request_error", code: "resource_missing", message: "No such invoice." };
  const headers = { "Idempotent-Replayed": "true" };
  await expect(update(Response.json({ error }, { status: 404, headers }))).rejects.toMatchObject({
    ...{ type: "StripeInvalidRequestError", statusCode: 404, code: "resource_missing" },
    headers: { "idempotent-replayed": "true" },
  });
});
