import { randomUUID } from "node:crypto";
import { signatureHeader } from "../dev/stripe/webhooks/signature.ts";
import { inTurn, ratios } from "./load.ts";
import { openStage } from "./stage.ts";
import { type Figure, figure } from "./statistics.ts";

/** Stripe's doorbell beside a Worker that does nothing but verify a signature and insert a row. */
export async function benchWebhook(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const [app, bare] = [await stage.startApp(), await stage.startBare()];
    await bare.d1
      .prepare("CREATE TABLE bare_event (id TEXT PRIMARY KEY, type TEXT, payload TEXT, received_at INTEGER)")
      .run();
    const next = () => signedEvent(stage.webhookSecret);
    const loads = await inTurn(
      {
        ours: { url: `${app.url}/webhooks/stripe`, next },
        bare: { url: `${bare.url}/webhook`, next },
      },
      { rounds: 7, seconds: 4 },
    );
    const of = (side: keyof typeof loads, what: "perSecond" | "p99") => loads[side].map((one) => one[what]);
    return [
      figure("POST /webhooks/stripe", "requests/s", of("ours", "perSecond")),
      figure("bare: signature and one D1 row", "requests/s", of("bare", "perSecond")),
      figure("POST /webhooks/stripe of bare", "ratio", ratios(loads.ours, loads.bare), { least: 0.7 }),
      figure("POST /webhooks/stripe, p99", "ms", of("ours", "p99")),
      figure("bare: signature and one D1 row, p99", "ms", of("bare", "p99")),
    ];
  } finally {
    await stage.close();
  }
}

/** An event of which no invoice of ours is the object, of the size that Stripe's events have, no two with the same id. */
export function signedEvent(secret: string): { body: string; headers: Record<string, string> } {
  const now = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    id: `evt_${randomUUID().replaceAll("-", "")}`,
    object: "event",
    api_version: "2026-10-28.clover",
    created: now,
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: "charge.succeeded",
    data: { object: CHARGE },
  });
  return {
    body,
    headers: { "content-type": "application/json", "stripe-signature": signatureHeader(secret, body, now) },
  };
}

const CHARGE = {
  id: "ch_3SVbench0000000000000001",
  object: "charge",
  amount: 18_500,
  amount_captured: 18_500,
  amount_refunded: 0,
  billing_details: {
    address: { city: "Madison", country: "US", line1: "14 Shore Road", postal_code: "53703", state: "WI" },
    email: "ap@lakeside.example",
    name: "Lakeside Management",
    phone: null,
  },
  calculated_statement_descriptor: "GULF COAST SCREENS",
  captured: true,
  currency: "usd",
  customer: "cus_bench000000001",
  description: "Repair the porch screen",
  disputed: false,
  failure_code: null,
  fraud_details: {},
  metadata: {},
  outcome: {
    network_status: "approved_by_network",
    risk_level: "normal",
    seller_message: "Payment complete.",
    type: "authorized",
  },
  paid: true,
  payment_intent: "pi_3SVbench0000000000000001",
  payment_method: "pm_1SVbench000000000000001",
  payment_method_details: {
    card: { brand: "visa", country: "US", exp_month: 4, exp_year: 2030, funding: "credit", last4: "4242" },
    type: "card",
  },
  receipt_email: "ap@lakeside.example",
  receipt_url: "https://pay.stripe.example/receipts/bench",
  refunded: false,
  status: "succeeded",
};
