import { afterAll, beforeAll, expect, test } from "vitest";
import { closeOut, invoiced } from "../support/close-out.ts";
import { request } from "../support/http.ts";
import { startTestApp, type TestApp } from "../support/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

test("A number that Stripe's account knows from elsewhere holds nobody up: ours stands beside Stripe's own", async () => {
  const customer = await app.stripe.post("/v1/customers", { name: "From before" });
  const old = await app.stripe.post("/v1/invoices", {
    ...{ customer: customer.id, collection_method: "send_invoice", days_until_due: "14", number: "INV-0001" },
  });
  await app.stripe.post("/v1/invoiceitems", {
    ...{ customer: customer.id, invoice: old.id, amount: "500", currency: "usd" },
  });
  await app.stripe.post(`/v1/invoices/${old.id}/finalize`, {});

  const job = await closeOut(app.api);
  const invoice = await invoiced(app.api, job.id, "open");
  expect(invoice.number).toBe("INV-0001");
  const { body } = await request<{ invoices: Booked[] }>(`${app.stripe.url}/_local/books`);
  const there = body.invoices.find((one) => one.id === invoice.stripeInvoiceId);
  expect(there).toMatchObject({ status: "open", total: invoice.total });
  expect(there?.number).not.toBe("INV-0001");

  const next = await invoiced(app.api, (await closeOut(app.api)).id, "open");
  expect(next.number).toBe("INV-0002");
});

type Booked = { id: string; status: string; total: number; number: string | null };
