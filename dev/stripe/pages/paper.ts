import { html } from "hono/html";
import { money } from "../money/currencies.ts";
import type { Invoice } from "../store/stored.ts";
import { invoiceLines } from "./invoice-lines.ts";
import { date, type Html, layout, nothing } from "./layout.ts";

/** What stands in for the invoice PDF: a plain page that prints well. */
export function paperPage(invoice: Invoice): Html {
  const body = html`<main class="paper">
    <header>
      <h1>Invoice ${invoice.number}</h1>
      <strong>${invoice.account_name}</strong>
    </header>
    <dl class="facts">
      <div><dt>Date</dt><dd>${date(invoice.effective_at ?? invoice.created)}</dd></div>
      ${invoice.due_date === null ? nothing : html`<div><dt>Due</dt><dd>${date(invoice.due_date)}</dd></div>`}
      <div><dt>Bill to</dt><dd>${invoice.customer_name}<br />${invoice.customer_email}</dd></div>
      <div><dt>Amount due</dt><dd>${money(invoice.amount_remaining, invoice.currency)}</dd></div>
    </dl>
    ${invoiceLines(invoice)}
    ${invoice.footer ? html`<p class="memo">${invoice.footer}</p>` : nothing}
  </main>`;
  return layout(`Invoice ${invoice.number}`, body, { kind: "pay" });
}
