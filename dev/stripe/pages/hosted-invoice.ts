import { html } from "hono/html";
import { money } from "../money/currencies.ts";
import type { Invoice, PaymentIntent } from "../store/stored.ts";
import type { CardProblem } from "./card.ts";
import { invoiceLines } from "./invoice-lines.ts";
import { date, type Html, layout, nothing } from "./layout.ts";
import { paymentForms } from "./payment-forms.ts";

/** The page behind `hosted_invoice_url`: on the left what is owed, on the right how to pay it. */
export function hostedInvoicePage(
  invoice: Invoice,
  intent: PaymentIntent | undefined,
  problem: CardProblem | undefined,
): Html {
  const title = `Invoice ${invoice.number} from ${invoice.account_name}`;
  const body = html`
    <p class="ribbon">Test mode: no real money moves here.</p>
    <main class="pay-page">
      <section class="bill" aria-label="Invoice">
        <header>
          <strong class="vendor">${invoice.account_name}</strong>
          ${headline(invoice)}
        </header>
        <dl class="facts">
          <div><dt>To</dt><dd>${invoice.customer_name ?? invoice.customer_email}</dd></div>
          <div><dt>Invoice</dt><dd>${invoice.number}</dd></div>
          ${(invoice.custom_fields ?? []).map((field) => html`<div><dt>${field.name}</dt><dd>${field.value}</dd></div>`)}
        </dl>
        ${invoiceLines(invoice)}
        ${invoice.description ? html`<p class="memo">${invoice.description}</p>` : nothing}
        <p><a href="/i/${invoice.token}/pdf">Download invoice</a></p>
      </section>
      <section class="pay-side" id="pay" aria-label="Payment">${paymentSide(invoice, intent, problem)}</section>
    </main>
  `;
  return layout(title, body, { kind: "pay" });
}

function headline(invoice: Invoice): Html {
  const { currency } = invoice;
  if (invoice.status === "paid") {
    return html`<p class="amount">${money(invoice.amount_paid, currency)}</p>
      <p class="state good">Paid on ${date(invoice.status_transitions.paid_at ?? invoice.created)}</p>`;
  }
  if (invoice.status === "void") {
    return html`<p class="amount struck">${money(invoice.total, currency)}</p>
      <p class="state">Voided on ${date(invoice.status_transitions.voided_at ?? invoice.created)}</p>`;
  }
  const due = invoice.due_date === null ? nothing : html`<p class="state">Due ${date(invoice.due_date)}</p>`;
  return html`<p class="amount">${money(invoice.amount_remaining, currency)}</p>
    ${due}`;
}

function paymentSide(
  invoice: Invoice,
  intent: PaymentIntent | undefined,
  problem: CardProblem | undefined,
): Html {
  const amount = money(invoice.amount_remaining, invoice.currency);
  if (invoice.status === "paid") {
    return notice("Invoice paid", "Thank you. There is nothing left to do.", "good");
  }
  if (invoice.status === "void") {
    return notice(
      "Invoice voided",
      `${invoice.account_name} has withdrawn this invoice. Nothing is owed.`,
      "quiet",
    );
  }
  if (intent?.status === "processing") {
    return notice(
      "Payment processing",
      `Your bank debit of ${amount} has been started. It can take up to four business days to arrive.`,
      "wait",
    );
  }
  const vendor = invoice.account_name ?? "";
  return paymentForms({ base: `/i/${invoice.token}`, amount, vendor, types: bothTypes }, intent, problem);
}

const bothTypes = ["card", "us_bank_account"];

export function notice(title: string, text: string, kind: "good" | "wait" | "quiet"): Html {
  return html`<div class="notice ${kind}" role="status">
    <span class="mark" aria-hidden="true"></span>
    <h1>${title}</h1>
    <p>${text}</p>
  </div>`;
}

/** The account that asks for the money may not take any. */
export function refusedPage(reason: string): Html {
  const body = html`<main class="lost"><h1>This payment cannot be taken</h1><p>${reason}</p></main>`;
  return layout("Payment not taken", body, { kind: "pay" });
}

export function notFoundPage(): Html {
  const body = html`<main class="lost"><h1>This invoice does not exist</h1><p>The link may be incomplete.</p></main>`;
  return layout("Invoice not found", body, { kind: "pay" });
}
