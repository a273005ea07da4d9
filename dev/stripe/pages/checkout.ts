import { html } from "hono/html";
import { money } from "../money/currencies.ts";
import type { LineItem, PaymentIntent, PaymentLink, Session } from "../store/stored.ts";
import type { CardProblem } from "./card.ts";
import { notice } from "./hosted-invoice.ts";
import { type Html, layout, nothing } from "./layout.ts";
import { paymentForms } from "./payment-forms.ts";

/** What the page of a checkout session knows. */
export interface Checkout {
  session: Session;
  link: PaymentLink | undefined;
  intent: PaymentIntent | undefined;
  vendor: string;
  /** Whether it may still be paid. */
  payable: boolean;
}

/** The page of a checkout session: on the left what is sold, on the right how to pay for it. */
export function checkoutPage(checkout: Checkout, email: string, problem: CardProblem | undefined): Html {
  const { session, vendor } = checkout;
  const amount = money(session.amount_total ?? 0, session.currency ?? "usd");
  const body = html`
    <p class="ribbon">Test mode: no real money moves here.</p>
    <main class="pay-page">
      <section class="bill" aria-label="Order">
        <header>
          <strong class="vendor">${vendor}</strong>
          <p class="amount">${amount}</p>
        </header>
        ${itemTable(session)}
        ${
          session.cancel_url !== null && session.status === "open"
            ? html`<p><a href="${session.cancel_url}">Back to ${vendor}</a></p>`
            : nothing
        }
      </section>
      <section class="pay-side" id="pay" aria-label="Payment">${side(checkout, amount, email, problem)}</section>
    </main>
  `;
  return layout(`Pay ${vendor}`, body, { kind: "pay" });
}

function side(checkout: Checkout, amount: string, email: string, problem: CardProblem | undefined): Html {
  const { session, link, intent, vendor } = checkout;
  if (session.status === "complete") return outcome(checkout, amount);
  if (session.status === "expired") {
    return notice("This checkout has expired", "Nothing was charged. Open the link again to pay.", "quiet");
  }
  if (!checkout.payable) {
    const message = link?.inactive_message ?? "It has been paid already. Nothing more was charged.";
    return notice("This link is no longer active", message, "quiet");
  }
  const payable = {
    base: `/c/${session.token}`,
    amount,
    vendor,
    types: session.payment_method_types,
    ...(session.customer_email === null && { email }),
  };
  return paymentForms(payable, intent, problem);
}

function outcome({ session, link, intent }: Checkout, amount: string): Html {
  if (session.payment_status === "paid") {
    const message = link?.after_completion.hosted_confirmation?.custom_message;
    return notice("Payment received", message ?? `Thank you. ${amount} was paid.`, "good");
  }
  if (intent?.status === "requires_payment_method") {
    return notice("Payment failed", "Your bank returned the debit. Nothing was paid.", "quiet");
  }
  return notice(
    "Payment processing",
    `Your bank debit of ${amount} has been started. It can take up to four business days to arrive.`,
    "wait",
  );
}

function itemTable(session: Session): Html {
  const { line_items: items } = session;
  const currency = session.currency ?? "usd";
  const tax = session.total_details?.amount_tax ?? 0;
  return html`<table class="lines">
    <thead>
      <tr><th>Description</th><th class="num">Amount</th></tr>
    </thead>
    <tbody>
      ${items.map(row)}
    </tbody>
    <tfoot>
      ${tax > 0 ? html`<tr><th scope="row">Tax</th><td class="num">${money(tax, currency)}</td></tr>` : nothing}
      <tr class="strong">
        <th scope="row">Total</th>
        <td class="num">${money(session.amount_total ?? 0, currency)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function row(item: LineItem): Html {
  const unit = Number(item.price?.unit_amount_decimal ?? item.amount_subtotal);
  const many = item.quantity !== null && item.quantity !== 1;
  return html`<tr>
    <td>
      ${item.description ?? "Item"}
      ${many ? html`<small>${item.quantity} × ${money(unit, item.currency)}</small>` : nothing}
    </td>
    <td class="num">${money(item.amount_subtotal, item.currency)}</td>
  </tr>`;
}

/** Where a link leads that was switched off or has been paid as often as it may be. */
export function inactiveLinkPage(link: PaymentLink, vendor: string): Html {
  const message = link.inactive_message ?? `${vendor} has switched this link off. Nothing is charged here.`;
  const body = html`<main class="lost"><h1>This link is no longer active</h1><p>${message}</p></main>`;
  return layout("Link no longer active", body, { kind: "pay" });
}

export function noCheckoutPage(): Html {
  const body = html`<main class="lost"><h1>This page does not exist</h1><p>The link may be incomplete.</p></main>`;
  return layout("Page not found", body, { kind: "pay" });
}
