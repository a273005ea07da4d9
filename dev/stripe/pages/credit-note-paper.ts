import { html } from "hono/html";
import { money } from "../money/currencies.ts";
import type { CreditNote, Invoice } from "../store/stored.ts";
import { date, type Html, layout, nothing } from "./layout.ts";

/** What stands in for the PDF of a credit note: a plain page that prints well. */
export function creditNotePaper(note: CreditNote, invoice: Invoice | undefined): Html {
  const { currency } = note;
  const tax = note.total - note.subtotal;
  const body = html`<main class="paper">
    <header>
      <h1>Credit note ${note.number}</h1>
      <strong>${invoice?.account_name}</strong>
    </header>
    <dl class="facts">
      <div><dt>Date</dt><dd>${date(note.effective_at ?? note.created)}</dd></div>
      <div><dt>Invoice</dt><dd>${invoice?.number}</dd></div>
      <div><dt>Credited to</dt><dd>${invoice?.customer_name}<br />${invoice?.customer_email}</dd></div>
      ${note.status === "void" ? html`<div><dt>State</dt><dd>Void</dd></div>` : nothing}
    </dl>
    <table class="lines">
      <thead>
        <tr><th>Description</th><th class="num">Amount</th></tr>
      </thead>
      <tbody>
        ${note.lines.map(
          (line) =>
            html`<tr><td>${line.description ?? "Credit"}</td><td class="num">${money(line.amount, currency)}</td></tr>`,
        )}
      </tbody>
      <tfoot>
        ${tax > 0 ? html`<tr><th scope="row">Tax</th><td class="num">${money(tax, currency)}</td></tr>` : nothing}
        <tr class="strong"><th scope="row">Total credited</th><td class="num">${money(note.total, currency)}</td></tr>
      </tfoot>
    </table>
    ${note.memo ? html`<p class="memo">${note.memo}</p>` : nothing}
  </main>`;
  return layout(`Credit note ${note.number}`, body, { kind: "pay" });
}
