import { html } from "hono/html";
import { money } from "../money/currencies.ts";
import { type Html, layout } from "../pages/layout.ts";
import type { PaymentIntent } from "../store/stored.ts";

/** What the bank of the card shows: the payment is the customer's, or it is not. */
export function authenticatePage(intent: PaymentIntent, vendor: string): Html {
  const amount = money(intent.amount, intent.currency);
  const body = html`<p class="ribbon">Test mode: no real money moves here.</p>
    <main class="lost">
      <section class="pay-side">
        <div class="secure">
          <h1>3D Secure</h1>
          <p>Your bank asks you to confirm the payment of ${amount} to ${vendor}.</p>
          <form method="post">
            <button type="submit" name="answer" value="yes">Complete authentication</button>
            <button type="submit" name="answer" value="no" class="plain">Fail authentication</button>
          </form>
        </div>
      </section>
    </main>`;
  return layout("3D Secure", body, { kind: "pay" });
}

export function nothingToConfirmPage(): Html {
  const body = html`<main class="lost"><h1>There is nothing to confirm</h1><p>The payment was answered already.</p></main>`;
  return layout("Nothing to confirm", body, { kind: "pay" });
}
