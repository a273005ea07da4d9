import { html } from "hono/html";
import type { Invoice, PaymentIntent } from "../store/stored.ts";
import type { CardProblem } from "./card.ts";
import { type Html, nothing } from "./layout.ts";

/** A card or a bank account; or, when the card's bank asked for it, the confirmation. */
export function paymentForms(
  invoice: Invoice,
  amount: string,
  intent: PaymentIntent | undefined,
  problem: CardProblem | undefined,
): Html {
  const base = `/i/${invoice.token}`;
  if (intent?.status === "requires_action") return confirmation(base, amount, invoice);
  const failure = intent?.last_payment_error?.message;
  return html`<h1>Pay ${amount}</h1>
    ${failure && !problem ? html`<p class="refused" role="alert">${failure} Please try another way to pay.</p>` : nothing}
    <details name="method" class="method" open>
      <summary>Card</summary>
      <form method="post" action="${base}/card" novalidate>
        ${field("number", "Card number", "4242 4242 4242 4242", "cc-number", problem)}
        <div class="pair">
          ${field("expiry", "Expiry", "MM / YY", "cc-exp", problem)}
          ${field("cvc", "CVC", "123", "cc-csc", problem)}
        </div>
        <button type="submit">Pay ${amount}</button>
      </form>
    </details>
    <details name="method" class="method">
      <summary>US bank account</summary>
      <form method="post" action="${base}/bank">
        <p>The test bank's checking account ending in 6789 is debited. The money arrives days later.</p>
        <button type="submit">Pay ${amount} from bank</button>
      </form>
    </details>
    <details class="numbers">
      <summary>Test card numbers</summary>
      <ul>
        <li><code>4242 4242 4242 4242</code> pays</li>
        <li><code>4000 0000 0000 0002</code> is declined</li>
        <li><code>4000 0025 0000 3155</code> asks for 3D Secure</li>
      </ul>
    </details>`;
}

function field(
  name: CardProblem["field"],
  label: string,
  placeholder: string,
  autocomplete: string,
  problem: CardProblem | undefined,
): Html {
  const wrong = problem?.field === name;
  return html`<label class="${wrong ? "wrong" : ""}">
    <span>${label}</span>
    <input name="${name}" inputmode="numeric" placeholder="${placeholder}" autocomplete="${autocomplete}" required />
    ${wrong ? html`<small role="alert">${problem.problem}</small>` : nothing}
  </label>`;
}

function confirmation(base: string, amount: string, invoice: Invoice): Html {
  return html`<div class="secure">
    <h1>3D Secure</h1>
    <p>Your bank asks you to confirm the payment of ${amount} to ${invoice.account_name}.</p>
    <form method="post" action="${base}/confirm">
      <button type="submit" name="answer" value="yes">Complete authentication</button>
      <button type="submit" name="answer" value="no" class="plain">Fail authentication</button>
    </form>
  </div>`;
}
