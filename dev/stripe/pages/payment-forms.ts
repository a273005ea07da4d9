import { html } from "hono/html";
import type { PaymentIntent } from "../store/stored.ts";
import type { CardProblem } from "./card.ts";
import { type Html, nothing } from "./layout.ts";

/** Something to pay, and how the page speaks of it. */
export interface Payable {
  /** The beginning of the addresses that the forms are sent to. */
  base: string;
  /** As a person writes it. */
  amount: string;
  vendor: string;
  /** Of `card` and `us_bank_account`, what may be used. */
  types: string[];
  /** What stands in the field for the payer's address, where the page has to ask for it. */
  email?: string;
}

/** A card or a bank account; or, when the card's bank asked for it, the confirmation. */
export function paymentForms(
  payable: Payable,
  intent: PaymentIntent | undefined,
  problem: CardProblem | undefined,
): Html {
  const { amount, base, types } = payable;
  if (intent?.status === "requires_action") return confirmation(payable);
  const failure = intent?.last_payment_error?.message;
  return html`<h1>Pay ${amount}</h1>
    ${failure && !problem ? html`<p class="refused" role="alert">${failure} Please try another way to pay.</p>` : nothing}
    ${types.includes("card") ? cardForm(payable, problem) : nothing}
    ${
      types.includes("us_bank_account")
        ? html`<details name="method" class="method" ${types.includes("card") ? "" : "open"}>
            <summary>US bank account</summary>
            <form method="post" action="${base}/bank" novalidate>
              ${emailField(payable, problem)}
              <p>The test bank's checking account ending in 6789 is debited. The money arrives days later.</p>
              <button type="submit">Pay ${amount} from bank</button>
            </form>
          </details>`
        : nothing
    }
    <details class="numbers">
      <summary>Test card numbers</summary>
      <ul>
        <li><code>4242 4242 4242 4242</code> pays</li>
        <li><code>4000 0000 0000 0002</code> is declined</li>
        <li><code>4000 0025 0000 3155</code> asks for 3D Secure</li>
      </ul>
    </details>`;
}

function cardForm(payable: Payable, problem: CardProblem | undefined): Html {
  return html`<details name="method" class="method" open>
    <summary>Card</summary>
    <form method="post" action="${payable.base}/card" novalidate>
      ${emailField(payable, problem)}
      ${field("number", "Card number", "4242 4242 4242 4242", "cc-number", problem)}
      <div class="pair">
        ${field("expiry", "Expiry", "MM / YY", "cc-exp", problem)}
        ${field("cvc", "CVC", "123", "cc-csc", problem)}
      </div>
      <button type="submit">Pay ${payable.amount}</button>
    </form>
  </details>`;
}

function emailField({ email }: Payable, problem: CardProblem | undefined): Html {
  if (email === undefined) return nothing;
  const wrong = problem?.field === "email";
  return html`<label class="${wrong ? "wrong" : ""}">
    <span>Email</span>
    <input type="email" name="email" value="${email}" autocomplete="email" required />
    ${wrong ? html`<small role="alert">${problem.problem}</small>` : nothing}
  </label>`;
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

function confirmation({ amount, base, vendor }: Payable): Html {
  return html`<div class="secure">
    <h1>3D Secure</h1>
    <p>Your bank asks you to confirm the payment of ${amount} to ${vendor}.</p>
    <form method="post" action="${base}/confirm">
      <button type="submit" name="answer" value="yes">Complete authentication</button>
      <button type="submit" name="answer" value="no" class="plain">Fail authentication</button>
    </form>
  </div>`;
}
