import { html } from "hono/html";
import { money } from "../money/currencies.ts";
import type { Invoice, Line } from "../store/stored.ts";
import { type Html, nothing } from "./layout.ts";

/** The lines of an invoice and the sums under them. */
export function invoiceLines(invoice: Invoice): Html {
  const { currency } = invoice;
  const tax = (invoice.total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const credited = invoice.pre_payment_credit_notes_amount;
  const partly = (invoice.amount_paid > 0 || credited > 0) && invoice.status !== "paid";
  return html`<table class="lines">
    <thead>
      <tr><th>Description</th><th class="num">Amount</th></tr>
    </thead>
    <tbody>
      ${invoice.lines.map((line) => row(line))}
    </tbody>
    <tfoot>
      ${tax > 0 ? sum("Subtotal", money(invoice.total_excluding_tax ?? invoice.subtotal, currency)) : nothing}
      ${tax > 0 ? sum("Tax", money(tax, currency)) : nothing}
      ${sum("Total", money(invoice.total, currency), true)}
      ${credited > 0 ? sum("Credited", money(-credited, currency)) : nothing}
      ${partly && invoice.amount_paid > 0 ? sum("Already paid", money(-invoice.amount_paid, currency)) : nothing}
      ${partly ? sum("Amount due", money(invoice.amount_remaining, currency), true) : nothing}
    </tfoot>
  </table>`;
}

function row(line: Line): Html {
  const unit = Number(line.pricing?.unit_amount_decimal ?? line.amount);
  const many = line.quantity_decimal !== "1" && line.quantity_decimal !== null;
  return html`<tr>
    <td>
      ${line.description ?? "Item"}
      ${many ? html`<small>${line.quantity_decimal} × ${money(unit, line.currency)}</small>` : nothing}
    </td>
    <td class="num">${money(line.amount, line.currency)}</td>
  </tr>`;
}

function sum(label: string, amount: string, strong = false): Html {
  return html`<tr class="${strong ? "strong" : ""}"><th scope="row">${label}</th><td class="num">${amount}</td></tr>`;
}
