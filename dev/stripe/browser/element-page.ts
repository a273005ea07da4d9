import { html } from "hono/html";
import type { Html } from "../pages/layout.ts";

/** The page inside the payment element's iframe. Its script fills in which ways to pay there are. */
export function elementPage(): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Payment</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/elements/element.css" />
        <script src="/elements/element.js" defer></script>
      </head>
      <body>
        <form novalidate>
          <fieldset id="methods" hidden>
            <legend>How to pay</legend>
            <label><input type="radio" name="method" value="card" checked />Card</label>
            <label><input type="radio" name="method" value="us_bank_account" />US bank account</label>
          </fieldset>
          <div id="card">
            <label class="wide"
              ><span>Card number</span
              ><input name="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234"
            /></label>
            <label><span>Expiration date</span><input name="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" /></label>
            <label><span>Security code</span><input name="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="CVC" maxlength="4" /></label>
          </div>
          <p id="bank" hidden>The test bank's checking account ending in 6789 is debited. The money arrives days later.</p>
          <p id="problem" role="alert"></p>
        </form>
      </body>
    </html>`;
}

export const elementStyle = `
:root { --paper: transparent; --ink: #1c1b18; --soft: #6a665c; --rule: #cfc9bc; --accent: #1d56b5; --bad: #b3212a; --round: 8px;
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; --field: #fff; color-scheme: light; }
:root[data-theme=night] { --ink: #f3f0e8; --soft: #b5b0a4; --rule: #57534a; --field: #26241f; --bad: #ff8a8a; color-scheme: dark; }
* { box-sizing: border-box; margin: 0; }
[hidden] { display: none !important; }
html { font: 400 16px/1.45 var(--font); color: var(--ink); background: var(--paper); }
body { padding: 4px; overflow: hidden; }
form, #card { display: grid; gap: 12px; }
#card { grid-template-columns: 1fr 1fr; }
.wide { grid-column: 1 / -1; }
fieldset { border: 0; padding: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
legend { padding: 0 0 6px; font-size: 0.875rem; font-weight: 550; }
fieldset label { display: flex; align-items: center; gap: 8px; min-block-size: 48px; padding: 0 12px; border: 1px solid var(--rule);
  border-radius: var(--round); background: var(--field); cursor: pointer; }
fieldset label:has(:checked) { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
input[type=radio] { accent-color: var(--accent); }
#card label { display: grid; gap: 6px; font-size: 0.875rem; font-weight: 550; }
#card input { font: inherit; font-size: 1rem; font-weight: 400; inline-size: 100%; min-block-size: 46px; padding: 0 14px;
  border: 1px solid var(--rule); border-radius: var(--round); background: var(--field); color: inherit; }
#card input[aria-invalid=true] { border-color: var(--bad); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
#bank { color: var(--soft); }
#problem { color: var(--bad); font-size: 0.875rem; }
#problem:empty { display: none; }
@media (max-width: 360px) { fieldset { grid-template-columns: 1fr; } }
`;
