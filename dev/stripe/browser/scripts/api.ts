import type { Access, Intent, Outcome } from "./messages.ts";

/** The id in front of a client secret. */
function intentId(clientSecret: string): string {
  return clientSecret.split("_secret_")[0] ?? "";
}

/** Asks the API as a browser may: with the publishable key and the intent's client secret. */
export async function callIntent(
  origin: string,
  access: Access,
  clientSecret: string,
  confirm?: Record<string, string>,
): Promise<Outcome> {
  const base = `${origin}/v1/payment_intents/${encodeURIComponent(intentId(clientSecret))}`;
  const fields = new URLSearchParams({ ...confirm, client_secret: clientSecret });
  const headers = {
    authorization: `Bearer ${access.key}`,
    ...(access.account && { "stripe-account": access.account }),
  };
  try {
    const response = confirm
      ? await fetch(`${base}/confirm`, { method: "POST", headers, body: fields })
      : await fetch(`${base}?${fields}`, { headers });
    const body = await response.json();
    return response.ok ? { paymentIntent: body as Intent } : { error: body.error };
  } catch {
    return {
      error: {
        type: "api_connection_error",
        message:
          "We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.",
      },
    };
  }
}
