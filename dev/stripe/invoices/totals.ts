import type { Invoice, Tax } from "../store/stored.ts";

/**
 * The sums of a draft from its lines, in minor units. Line amounts include inclusive tax; exclusive tax comes
 * on top. What is due takes the customer's balance into account (negative: credit).
 */
export function withTotals(invoice: Invoice): Invoice {
  const taxes = invoice.lines.flatMap((line) => line.taxes ?? []);
  const subtotal = sum(invoice.lines.map((line) => line.amount));
  const exclusive = sum(taxes.filter((tax) => tax.tax_behavior === "exclusive").map((tax) => tax.amount));
  const inclusive = sum(taxes.map((tax) => tax.amount)) - exclusive;
  const total = subtotal + exclusive;
  const due = Math.max(0, total + invoice.starting_balance);
  return {
    ...invoice,
    subtotal,
    subtotal_excluding_tax: subtotal - inclusive,
    total,
    total_excluding_tax: subtotal - inclusive,
    total_taxes: byRate(taxes),
    amount_due: due,
    amount_remaining: due,
  };
}

/** One entry a rate, behaviour and reason, as the foot of an invoice or a credit note shows it. */
export function byRate(taxes: Tax[]): Tax[] {
  const groups = new Map<string, Tax>();
  for (const tax of taxes) {
    const key = [tax.tax_rate_details?.tax_rate, tax.tax_behavior, tax.taxability_reason].join(" ");
    const group = groups.get(key);
    groups.set(
      key,
      group === undefined
        ? tax
        : {
            ...group,
            amount: group.amount + tax.amount,
            taxable_amount: (group.taxable_amount ?? 0) + (tax.taxable_amount ?? 0),
          },
    );
  }
  return [...groups.values()];
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
