import type Stripe from "stripe";

const TOLERANCE_SECONDS = 300;

/**
 * The event that a body holds if one of the secrets signed it within the last five minutes, else null. Several secrets are taken
 * while one is being rolled. Stripe's own check lets signatures from the future pass; this one does not.
 * @param receivedAt milliseconds since 1970
 */
export async function verifiedEvent(
  stripe: Stripe,
  body: string,
  signature: string | undefined,
  secrets: readonly string[],
  receivedAt: number,
): Promise<Stripe.Event | null> {
  if (!signature || signedInFuture(signature, receivedAt)) return null;
  for (const secret of secrets) {
    try {
      return await stripe.webhooks.constructEventAsync(body, signature, secret, TOLERANCE_SECONDS);
    } catch {
      // Not this secret; perhaps the next one.
    }
  }
  return null;
}

/** `whsec_a,whsec_b` as a list. */
export function secretsFrom(setting: string | undefined): string[] {
  return (setting ?? "")
    .split(",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
}

function signedInFuture(signature: string, receivedAt: number): boolean {
  const seconds = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1] ?? Number.NaN);
  return !(seconds * 1000 <= receivedAt + TOLERANCE_SECONDS * 1000);
}
