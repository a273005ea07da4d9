import type { Fault } from "./local-stripe.ts";

/** Everything that may happen to a call to Stripe and leave its caller in doubt. */
export const TROUBLE: { [what: string]: Fault } = {
  "an error": { fault: "error", status: 500 },
  "an error without a word": { fault: "error", status: 500, body: "empty_json" },
  "an error that stays under its key": { fault: "error", status: 500, poison: true },
  "too many calls": { fault: "error", status: 429 },
  "a lock that stays under its key": { fault: "error", status: 429, code: "lock_timeout", poison: true },
  "a key in use": { fault: "error", status: 409, code: "idempotency_key_in_use" },
  "no answer": { fault: "timeout" },
  "done, and the answer lost": { fault: "commit_then_drop" },
  "a late answer": { fault: "delay", delayMs: 600 },
  // Longer than the app waits: the call happens after its caller gave it up.
  "done after it was given up": { fault: "delay", delayMs: 2_200 },
};

/** Stripe's own no, which nobody gets past without a person. */
export const NO: Fault = { fault: "error", status: 400, code: "parameter_invalid_empty" };
