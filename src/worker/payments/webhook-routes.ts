import { type Context, Hono } from "hono";
import { databaseOf } from "../database/database.ts";
import type { AppEnv } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import { now } from "../time/clock.ts";
import { keepEvent } from "./records.ts";
import { type Bell, eventRow, type RungBy, readBell } from "./stripe-event.ts";
import { stripeFor } from "./stripe-gateway.ts";
import { secretsFrom, verifiedEvent } from "./webhook-secrets.ts";
import { ownAccountThatSigned, platformRang } from "./whose-bell.ts";

export const stripeWebhooks = new Hono<AppEnv>();

/**
 * The doorbell: verified, stored once, put on the queue, answered. What it says is looked up later. If it cannot be stored, the
 * answer is no 200, and Stripe rings again. Here the deployment's own account rings, and the accounts that are connected to it.
 */
stripeWebhooks.post("/stripe", async (c) => {
  const body = await c.req.text();
  const secrets = secretsFrom(c.env.STRIPE_WEBHOOK_SECRET);
  // The signature is of this machine's time; only the app's own dates may be shifted.
  const signature = c.req.header("Stripe-Signature");
  const event = await verifiedEvent(stripeFor(c.env), body, signature, secrets, Date.now());
  if (!event) return badSignature(c);
  const bell = readBell(event);
  return await takeIn(c, bell, await platformRang(c.env, bell), body);
});

/** Accounts that an organisation reaches by keys of its own ring here, each with a secret of its own. */
stripeWebhooks.post("/stripe/:organisation", async (c) => {
  const body = await c.req.text();
  const signed = await ownAccountThatSigned(
    c.env,
    c.req.param("organisation"),
    body,
    c.req.header("Stripe-Signature"),
  );
  return signed ? await takeIn(c, signed.bell, signed.by, body) : badSignature(c);
});

async function takeIn(c: Context<AppEnv>, bell: Bell, by: RungBy, body: string): Promise<Response> {
  const row = eventRow(bell, by, body);
  const isNew = await keepEvent(databaseOf(c.env, row.organisationId), row, now(c.env));
  if (isNew && bell.isNews) {
    // The queue may be gone with the process; the sweep finds what was stored and not processed.
    c.executionCtx.waitUntil(
      c.env.STRIPE_EVENTS.send({ organisationId: row.organisationId, eventId: row.id }),
    );
  }
  return c.json({ received: true });
}

function badSignature(c: Context<AppEnv>): Response {
  return problem(c, 400, { code: "bad_signature", detail: "The signature does not fit this body." });
}
