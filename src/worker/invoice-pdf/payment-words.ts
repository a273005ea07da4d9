import type { PaymentMethod } from "../billing/vocabulary.ts";
import type { PaymentRow } from "../database/rows.ts";
import type { Voice } from "./voice.ts";

const METHOD: { [method: string]: string } = {
  card: "by card",
  us_bank_account: "by bank debit",
  link: "by Link",
};
const MEANS: { [means in PaymentMethod]: string } = {
  cheque: "by cheque",
  cash: "in cash",
  bank: "by bank transfer",
  other: "",
};

/** When and how a payment came, such as `Paid November 24, 2026 by cheque 1042`. */
export function paymentWords(payment: PaymentRow, { day, date }: Voice): string {
  const { at, means, method, reference, receivedOn } = payment;
  const when = receivedOn ? date(receivedOn) : day(at);
  const how = means ? [MEANS[means], reference] : [methodWords(method)];
  return ["Paid", when, ...how].filter(Boolean).join(" ");
}

function methodWords(method: string | null): string {
  return method === null ? "" : (METHOD[method] ?? `by ${method.replaceAll("_", " ")}`);
}
