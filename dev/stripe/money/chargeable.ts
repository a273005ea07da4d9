import { refusal } from "../http/errors.ts";
import { smallestStep } from "./currencies.ts";

/**
 * Refuses an amount (minor units) that Stripe could not collect or give back: the last digit of three-decimal
 * currencies must be 0, and of kronur and Ugandan shillings the last two (docs.stripe.com/currencies).
 */
export function checkChargeable(amount: number, currency: string, param: string): void {
  const step = smallestStep(currency);
  if (amount % step === 0) return;
  throw refusal(
    `Invalid ${param}: ${amount}. Amounts in ${currency.toUpperCase()} must be divisible by ${step}.`,
    { code: "invalid_charge_amount", param },
  );
}
