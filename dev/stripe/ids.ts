import { randomBytes } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** `in_1Q4...`: an id of Stripe's shape. */
export function newId(prefix: string): string {
  return `${prefix}_${letters(24)}`;
}

export function letters(count: number, from = alphabet): string {
  return Array.from(randomBytes(count), (byte) => from[byte % from.length]).join("");
}

/** The eight capitals and digits in front of a customer's invoice numbers. */
export function newInvoicePrefix(): string {
  return letters(8, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789");
}
