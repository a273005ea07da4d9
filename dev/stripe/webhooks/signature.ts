import { createHmac } from "node:crypto";

/** `Stripe-Signature`: HMAC-SHA256 with the endpoint's whole secret over `{timestamp}.{body}`. */
export function signatureHeader(secret: string, body: string, timestamp: number): string {
  const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return `t=${timestamp},v1=${signature}`;
}
