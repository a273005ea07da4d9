import { html } from "hono/html";
import type { World } from "../world.ts";
import { type Html, layout } from "./layout.ts";
import { accountsPart } from "./local-accounts.ts";
import { eventsPart } from "./local-events.ts";
import { invoicesPart } from "./local-invoices.ts";
import { linksPart } from "./local-links.ts";
import { givenBackPart } from "./local-money.ts";
import { requestsPart } from "./local-requests.ts";
import { clockPart, faultsPart, webhooksPart } from "./local-switches.ts";
import { taxPart } from "./local-tax.ts";

/** `/_local`: everything that the local Stripe knows and all its switches on one page. */
export function localPage(world: World, refresh: number): Html {
  const [{ count: customers } = { count: 0 }] = world.database.all<{ count: number }>(
    "SELECT count(*) AS count FROM objects WHERE kind = 'customer' AND deleted = 0",
  );
  const body = html`<header class="bar">
      <h1>Local Stripe</h1>
      <span class="soft">${world.url} · ${customers} ${customers === 1 ? "customer" : "customers"}</span>
      <nav>
        ${refresh > 0 ? html`<a href="/_local">Stop refreshing</a>` : html`<a href="/_local?refresh=3">Refresh by itself</a>`}
        <a href="/_local/books">Books</a>
      </nav>
    </header>
    <main class="local-page">
      <div class="wide">
        ${invoicesPart(world)} ${linksPart(world)} ${givenBackPart(world)} ${eventsPart(world)} ${requestsPart(world)}
      </div>
      <aside>
        ${webhooksPart(world)} ${faultsPart(world)} ${clockPart(world)} ${taxPart(world)}
        <section class="sheet">
          <h2>Start over</h2>
          <form method="post" action="/_local/reset">
            <p class="soft">Forgets customers, invoices, events, keys and requests. The configured endpoint stays.</p>
            <button type="submit" class="danger">Forget everything</button>
          </form>
        </section>
        ${accountsPart(world)}
      </aside>
    </main>`;
  return layout("Local Stripe", body, { kind: "local", refresh });
}
