import { randomUUID } from "node:crypto";
import { signatureHeader } from "../dev/stripe/webhooks/signature.ts";
import { inTurn, ratios } from "./load.ts";
import { openStage } from "./stage.ts";
import { type Figure, figure } from "./statistics.ts";

/** Stripe's doorbell beside a Worker that does nothing but verify a signature and insert a row. */
export async function benchWebhook(): Promise<Figure[]> {
  const stage = await openStage();
  try {
    const app = await stage.startApp();
    const answering = await stage.startAppWithFullQueues();
    const bare = await stage.startBare();
    await bare.d1
      .prepare("CREATE TABLE bare_event (id TEXT PRIMARY KEY, type TEXT, payload TEXT, received_at INTEGER)")
      .run();
    const next = () => signedEvent(stage.webhookSecret);
    const loads = await inTurn(
      {
        answering: { url: `${answering.url}/webhooks/stripe`, next },
        whole: { url: `${app.url}/webhooks/stripe`, next },
        bare: { url: `${bare.url}/webhook`, next },
      },
      { rounds: 7, seconds: 3 },
    );
    const names: Record<keyof typeof loads, string> = {
      answering: "verified, stored, put on the queue",
      whole: "the same, and worked off the queue meanwhile",
      bare: "bare: verified, one D1 row",
    };
    return Object.entries(names).flatMap(([side, name]) => {
      const rounds = loads[side as keyof typeof loads];
      const share = ratios(rounds, loads.bare);
      return [
        figure(
          name,
          "requests/s",
          rounds.map((one) => one.perSecond),
        ),
        figure(
          `${name}, p99`,
          "ms",
          rounds.map((one) => one.p99),
        ),
        ...(side === "bare"
          ? []
          : [figure(`${name}, of bare`, "ratio", share, side === "answering" ? { least: 0.7 } : undefined)]),
      ];
    });
  } finally {
    await stage.close();
  }
}

/** An event of which no invoice of ours is the object, of the size that Stripe's events have, no two with the same id. */
function signedEvent(secret: string): { body: string; headers: Record<string, string> } {
  const now = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    id: `evt_${randomUUID().replaceAll("-", "")}`,
    object: "event",
    api_version: "2026-10-28.clover",
    created: now,
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type: "invoice.paid",
    data: { object: INVOICE },
  });
  return {
    body,
    headers: { "content-type": "application/json", "stripe-signature": signatureHeader(secret, body, now) },
  };
}

const INVOICE = {
  id: "in_1SVbench0000000000000001",
  object: "invoice",
  amount_due: 18_500,
  amount_paid: 18_500,
  amount_remaining: 0,
  auto_advance: false,
  billing_reason: "manual",
  collection_method: "send_invoice",
  currency: "usd",
  custom_fields: [
    { name: "Work order", value: "WO-48213" },
    { name: "Site", value: "14 Shore Road, Tampa" },
  ],
  customer: "cus_bench000000001",
  customer_address: {
    city: "Tampa",
    country: "US",
    line1: "14 Shore Road",
    postal_code: "33602",
    state: "FL",
  },
  customer_email: "ap@lakeside.example",
  customer_name: "Lakeside Management",
  description: "Repair the porch screen",
  hosted_invoice_url: "https://invoice.stripe.example/i/bench",
  lines: {
    object: "list",
    data: [
      {
        id: "il_1",
        object: "line_item",
        amount: 14_250,
        currency: "usd",
        description: "Screen repair, labour",
      },
      { id: "il_2", object: "line_item", amount: 4_200, currency: "usd", description: "Mesh and spline" },
    ],
    has_more: false,
  },
  metadata: {},
  number: "BENCH-0001",
  status: "paid",
  subtotal: 18_450,
  total: 18_500,
};
