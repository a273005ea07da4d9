import { createServer, type IncomingMessage } from "node:http";
import Stripe from "stripe";
import { onTestFinished } from "vitest";
import { type Options, startLocalStripe } from "../../dev/stripe/server.ts";

/** A local Stripe on a free port, closed when the test is over. */
export async function localStripe(options: Partial<Options> = {}) {
  const server = await startLocalStripe({ port: 0, stateFile: ":memory:", ...options });
  onTestFinished(() => server.close());
  const { url } = server;
  return { url, server, stripe: client(url), local: switches(url) };
}

export function client(url: string, config: Partial<Stripe.StripeConfig> = {}, key = "sk_test_x"): Stripe {
  const port = Number(new URL(url).port);
  return new Stripe(key, {
    host: "127.0.0.1",
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });
}

/** The switches beside the API. */
export function switches(url: string) {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/_local${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    get: (path: string) => call("GET", path).then(({ body }) => body),
    post: (path: string, body: object = {}) => call("POST", path, body),
    clear: (path: string) => call("DELETE", path),
  };
}

export interface Received {
  id: string;
  type: string;
  at: number;
  body: string;
  signature: string;
}

/** A receiver of webhooks that answers as told and remembers what came. */
export async function receiver(answer: (received: Received) => number = () => 200) {
  const all: Received[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { id, type } = JSON.parse(body);
      const signature = String(request.headers["stripe-signature"]);
      const received = { id, type, at: Date.now(), body, signature };
      all.push(received);
      response.writeHead(answer(received)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${port}/webhooks`, all, types: () => all.map(({ type }) => type) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

export const secret = "whsec_test";

/** What a refused call says. */
export async function refusal(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) {
      const { type, code, message, param, statusCode } = error;
      return { type, code, message, param, status: statusCode };
    }
    throw error;
  }
  throw new Error("The call was not refused.");
}

export async function draft(stripe: Stripe, more: Stripe.InvoiceCreateParams = {}, amount = 31_250) {
  const customer = await stripe.customers.create({ name: "Maria Alvarez", email: "maria@example.com" });
  const invoice = await stripe.invoices.create({
    customer: customer.id,
    collection_method: "send_invoice",
    days_until_due: 14,
    pending_invoice_items_behavior: "exclude",
    ...more,
  });
  if (amount > 0)
    await stripe.invoices.addLines(invoice.id, { lines: [{ amount, description: "Rescreen" }] });
  return invoice.id;
}

export async function open(stripe: Stripe, amount = 31_250) {
  return stripe.invoices.finalizeInvoice(await draft(stripe, {}, amount));
}

/** Waits until something holds, for things that happen after an answer. */
export async function until(holds: () => boolean | Promise<boolean>, ms = 3000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not come to pass within ${ms} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
