import type { Parcel } from "./deliveries.ts";
import { signatureHeader } from "./signature.ts";

export type SendResult = { ok: true; status: number } | { ok: false; status: number | null; error: string };

const patienceMs = 10_000;

/** One attempt. The timestamp is the machine's, not the simulator's: the receiver checks it against its own clock. */
export async function send(parcel: Parcel): Promise<SendResult> {
  try {
    const response = await fetch(parcel.url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signatureHeader(parcel.secret, parcel.body, Math.floor(Date.now() / 1000)),
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        accept: "*/*",
      },
      body: parcel.body,
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
    // Read to the end, or the connection cannot be used again.
    const answer = await response.text();
    if (response.ok) return { ok: true, status: response.status };
    return { ok: false, status: response.status, error: answer.slice(0, 200) };
  } catch (error) {
    return { ok: false, status: null, error: reason(error) };
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message || error.cause.name : undefined;
  return cause ?? error.message;
}
