import { type Method, methodByCardNumber } from "../payments/methods.ts";

/** What is wrong with a payment form, at which field. */
export interface CardProblem {
  field: "email" | "number" | "expiry" | "cvc";
  problem: string;
}

/** The method that a filled card form stands for. `now` in ms. */
export function readCard(form: URLSearchParams, now: number): Method | CardProblem {
  const method = methodByCardNumber(form.get("number") ?? "");
  if (method === undefined) {
    return { field: "number", problem: "Your card number is invalid. Only Stripe's test numbers work here." };
  }
  const problem = expiryProblem(form.get("expiry") ?? "", now);
  if (problem !== undefined) return { field: "expiry", problem };
  if (!/^\d{3,4}$/.test((form.get("cvc") ?? "").trim())) {
    return { field: "cvc", problem: "Your card's security code is incomplete." };
  }
  return method;
}

function expiryProblem(text: string, now: number): string | undefined {
  const match = /^\s*(\d{1,2})\s*\/?\s*(\d{2}|\d{4})\s*$/.exec(text);
  const month = Number(match?.[1]);
  if (match === null || month < 1 || month > 12) return "Your card's expiration date is incomplete.";
  const year = Number(match[2]) % 100;
  const today = new Date(now);
  const past =
    2000 + year < today.getUTCFullYear() ||
    (2000 + year === today.getUTCFullYear() && month < today.getUTCMonth() + 1);
  return past ? "Your card's expiration date is in the past." : undefined;
}
