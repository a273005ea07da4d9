import type { Fault } from "./faults.ts";

/** Status, body and headers of an `error` fault. */
export function faultAnswer(fault: Fault): { status: number; body: string; headers: Record<string, string> } {
  const status = fault.status ?? 500;
  if (fault.body === "empty_json") return { status, body: "{}", headers: {} };
  const code = fault.code ?? defaultCodes[status];
  const type = errorType(status);
  const message = messages[code ?? ""] ?? "An unknown error occurred";
  const body = JSON.stringify({ error: { type, ...(code && { code }), message } });
  // Stripe says why its limiter stepped in; an object lock (lock_timeout) comes without this header.
  const limited = status === 429 && code === "rate_limit";
  return { status, body, headers: limited ? { "stripe-rate-limited-reason": "global-rate" } : {} };
}

function errorType(status: number): string {
  if (status === 402) return "card_error";
  return status >= 500 ? "api_error" : "invalid_request_error";
}

const defaultCodes: Record<number, string> = {
  402: "card_declined",
  409: "idempotency_key_in_use",
  429: "rate_limit",
};

const messages: Record<string, string> = {
  rate_limit:
    "Request rate limit exceeded. Learn more about rate limits here https://docs.stripe.com/rate-limits.",
  lock_timeout:
    "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.",
  idempotency_key_in_use:
    "There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through). If you think this is an error, please try again.",
  card_declined: "Your card was declined.",
};
