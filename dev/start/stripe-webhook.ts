import * as z from "zod";
import { readSecrets, writeSecrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";

/** The secret with which the local Stripe signs, and the guess for one elsewhere that tells us nothing. */
export const LOCAL_WEBHOOK_SECRET = "whsec_local";
/** The local Stripe's endpoint for the accounts that are connected to it. */
export const LOCAL_CONNECT_SECRET = "whsec_local_connect";

const Endpoint = z.object({ secret: z.string().min(1) });

/**
 * The secret that Stripe's webhooks to us are signed with. A Stripe elsewhere is asked once to send its events
 * to us; the secret it answers with is kept, because it is told only once.
 */
export async function stripeWebhookSecret(settings: Settings, webhookUrl: string): Promise<string> {
  const { STRIPE_API_BASE: base, STRIPE_WEBHOOK_SECRET: given, STATE_DIR: stateDir } = settings;
  if (given) return given;
  if (!base) return `${LOCAL_WEBHOOK_SECRET},${LOCAL_CONNECT_SECRET}`;

  const secrets = await readSecrets(stateDir);
  const place = `${base} ${webhookUrl}`;
  const kept = secrets.stripeWebhooks[place];
  if (kept) return kept;
  const secret = await register(base, settings.STRIPE_SECRET_KEY, webhookUrl);
  if (!secret) return LOCAL_WEBHOOK_SECRET;
  await writeSecrets(stateDir, {
    ...secrets,
    stripeWebhooks: { ...secrets.stripeWebhooks, [place]: secret },
  });
  return secret;
}

async function register(base: string, key: string, webhookUrl: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${base}/v1/webhook_endpoints`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}` },
      body: new URLSearchParams({ url: webhookUrl, "enabled_events[]": "*" }),
      signal: AbortSignal.timeout(5_000),
    });
    return Endpoint.safeParse(await answer.json()).data?.secret;
  } catch {
    return undefined;
  }
}
