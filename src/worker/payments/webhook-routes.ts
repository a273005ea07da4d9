import { Hono } from "hono";
import { databaseOf } from "../database/database.ts";
import type { AppEnv } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import { now } from "../time/clock.ts";
import { keepEvent } from "./records.ts";
import { eventRow, readBell } from "./stripe-event.ts";
import { stripeFor } from "./stripe-gateway.ts";
import { secretsFrom, verifiedEvent } from "./webhook-secrets.ts";

export const stripeWebhooks = new Hono<AppEnv>();

/**
 * The doorbell: verified, stored once, put on the queue, answered. What it says is looked up later. If it cannot be stored, the
 * answer is no 200, and Stripe rings again.
 */
stripeWebhooks.post("/stripe", async (c) => {
  const body = await c.req.text();
  const secrets = secretsFrom(c.env.STRIPE_WEBHOOK_SECRET);
  // The signature is of this machine's time; only the app's own dates may be shifted.
  const event = await verifiedEvent(
    stripeFor(c.env),
    body,
    c.req.header("Stripe-Signature"),
    secrets,
    Date.now(),
  );
  if (!event)
    return problem(c, 400, { code: "bad_signature", detail: "The signature does not fit this body." });
  const bell = readBell(event);
  const row = eventRow(bell, body);
  const isNew = await keepEvent(databaseOf(c.env, row.organisationId), row, now(c.env));
  if (isNew && bell.isNews) {
    // The queue may be gone with the process; the sweep finds what was stored and not processed.
    c.executionCtx.waitUntil(
      c.env.STRIPE_EVENTS.send({ organisationId: row.organisationId, eventId: bell.id }),
    );
  }
  return c.json({ received: true });
});
