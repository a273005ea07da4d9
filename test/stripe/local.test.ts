import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { client, localStripe, open, until } from "./world.ts";

const created = 1_790_000_000;

function demo(status: string, number = 1) {
  return {
    id: `in_demo${number}`,
    customer: "cus_demo",
    status,
    currency: "usd",
    created: created + number,
    due_date: created + 86_400,
    metadata: { job: "job_1" },
    lines: [
      {
        description: "Labour",
        amount: 15_750,
        quantity_decimal: "1.75",
        unit_amount_decimal: "9000",
        taxes: [{ amount: 1103, percentage: 7, display_name: "Sales tax" }],
      },
    ],
  };
}

const customers = [{ id: "cus_demo", name: "Maria", email: "maria@example.com", metadata: {}, created }];

test("ready-made books are imported once, whole, and without events", async () => {
  const { stripe, local } = await localStripe();
  const statuses = ["draft", "open", "paid", "void", "uncollectible"];
  const data = { accountName: "Gulf Coast Screens", customers, invoices: statuses.map(demo) };
  expect((await local.post("/import", data)).body).toEqual({ customers: 1, invoices: 5 });
  expect((await local.post("/import", data)).body).toEqual({ customers: 0, invoices: 0 });
  expect((await stripe.events.list()).data).toEqual([]);
  const { data: invoices } = await stripe.invoices.list();
  expect(invoices.map((invoice) => invoice.status)).toEqual([...statuses].reverse());
  const paid = await stripe.invoices.retrieve("in_demo2", {
    expand: ["payments.data.payment.payment_intent.latest_charge"],
  });
  expect(paid).toMatchObject({
    total: 16_853,
    amount_paid: 16_853,
    amount_remaining: 0,
    account_name: "Gulf Coast Screens",
    payments: {
      data: [
        { status: "paid", payment: { payment_intent: { latest_charge: { paid: true, amount: 16_853 } } } },
      ],
    },
  });
  expect((await stripe.invoices.pay("in_demo1", { payment_method: "pm_card_visa" })).status).toBe("paid");
  expect((await stripe.invoices.finalizeInvoice("in_demo0")).status).toBe("open");
  const { invoices: books } = await local.get("/books");
  expect(books).toHaveLength(5);
  expect(books[0]).toMatchObject({
    id: "in_demo4",
    status: "uncollectible",
    total: 16_853,
    amount_paid: 0,
    amount_remaining: 16_853,
    currency: "usd",
    customer: "cus_demo",
    metadata: { job: "job_1" },
  });
});

test("requests are written down, faults and pages are there, a reset forgets", async () => {
  const { stripe, local, url } = await localStripe();
  const before = Date.now();
  await open(stripe);
  const requests = await local.get(`/requests?since=${before}`);
  expect(
    requests.map((request: { method: string; path: string }) => `${request.method} ${request.path}`)[0],
  ).toBe("POST /v1/customers");
  expect(requests[0]).toMatchObject({
    status: 200,
    replayed: false,
    account: expect.stringMatching(/^acct_/),
  });
  expect(await local.get(`/requests?since=${Date.now() + 1000}`)).toEqual([]);
  await local.post("/faults", { fault: "error", status: 503, times: 3 });
  const page = await (await fetch(`${url}/_local?refresh=5`)).text();
  for (const part of [
    "Invoices",
    "invoice.finalized",
    "POST /v1/customers",
    "error 503",
    'http-equiv="refresh"',
  ]) {
    expect(page).toContain(part);
  }
  expect(await (await fetch(`${url}/_local`)).text()).not.toContain("http-equiv");
  const form = await fetch(`${url}/_local/clock`, {
    method: "POST",
    body: new URLSearchParams({ advanceSeconds: "60" }),
    redirect: "manual",
  });
  expect(form.status).toBe(303);
  await local.post("/reset");
  expect((await local.get("/books")).invoices).toEqual([]);
  expect((await local.get("/clock")).offsetSeconds).toBe(0);
  expect((await stripe.customers.list()).data).toEqual([]);
});

test("the command keeps its books through a sudden death", async () => {
  const state = join(mkdtempSync(join(tmpdir(), "stripe-")), "state.sqlite");
  const start = async () => {
    const child = spawn(process.execPath, ["dev/stripe/main.ts", "--port", "0", "--state", state]);
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += String(chunk);
    });
    let complained = "";
    child.stderr.on("data", (chunk) => {
      complained += String(chunk);
    });
    await until(() => said.includes("\n"), 10_000);
    expect(complained).toBe("");
    expect(said).toMatch(/^Local Stripe at http:\/\/localhost:\d+\n$/);
    return { child, stripe: client(said.trim().split(" ").at(-1) ?? "") };
  };
  const first = await start();
  const options = { idempotencyKey: "k" };
  const { id } = await first.stripe.customers.create({ name: "A" }, options);
  first.child.kill("SIGKILL");
  const second = await start();
  expect((await second.stripe.customers.create({ name: "A" }, options)).id).toBe(id);
  second.child.kill("SIGKILL");
});
