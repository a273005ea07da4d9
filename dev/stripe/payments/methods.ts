/** How a payment method behaves, by Stripe's published test numbers and ids. */
export interface Method {
  id: string;
  type: "card" | "us_bank_account";
  brand: string;
  last4: string;
  behaviour: "succeeds" | "declines" | "asks" | "processing";
  /** Why the bank says no, where it does. */
  declineCode?: string;
}

const visa: Method = {
  id: "pm_card_visa",
  type: "card",
  brand: "visa",
  last4: "4242",
  behaviour: "succeeds",
};

const declined: Method = {
  id: "pm_card_chargeDeclined",
  type: "card",
  brand: "visa",
  last4: "0002",
  behaviour: "declines",
  declineCode: "generic_decline",
};

const methods: Method[] = [
  visa,
  declined,
  { ...declined, id: "pm_card_visa_chargeDeclined" },
  {
    ...declined,
    id: "pm_card_chargeDeclinedInsufficientFunds",
    last4: "9995",
    declineCode: "insufficient_funds",
  },
  { ...visa, id: "pm_card_mastercard", brand: "mastercard", last4: "4444" },
  { ...visa, id: "pm_card_amex", brand: "amex", last4: "0005" },
  { ...visa, id: "pm_card_authenticationRequired", last4: "3155", behaviour: "asks" },
  {
    id: "pm_usBankAccount",
    type: "us_bank_account",
    brand: "STRIPE TEST BANK",
    last4: "6789",
    behaviour: "processing",
  },
];

const numbers: Record<string, string> = {
  "4242424242424242": "pm_card_visa",
  "5555555555554444": "pm_card_mastercard",
  "378282246310005": "pm_card_amex",
  "4000000000000002": "pm_card_chargeDeclined",
  "4000000000009995": "pm_card_chargeDeclinedInsufficientFunds",
  "4000002500003155": "pm_card_authenticationRequired",
};

export const workingCard = visa;

export const decliningCard = declined;

export const bankAccount = methodById("pm_usBankAccount") ?? visa;

/** An unknown `pm_...` works like a good card, as a saved card of a real customer would. */
export function methodById(id: string): Method | undefined {
  const known = methods.find((method) => method.id === id || id === `${method.id}_success`);
  if (known !== undefined) return known;
  return id.startsWith("pm_") && !id.startsWith("pm_card_") ? { ...visa, id } : undefined;
}

/** Undefined for a number that fails its checksum or is none of the test cards. */
export function methodByCardNumber(number: string): Method | undefined {
  const id = numbers[number.replace(/[\s-]/g, "")];
  return id === undefined ? undefined : methodById(id);
}
