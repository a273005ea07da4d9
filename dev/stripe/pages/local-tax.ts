import { html } from "hono/html";
import { taxIsActive } from "../tax/setting.ts";
import { defaultAccount, type World } from "../world.ts";
import type { Html } from "./layout.ts";

/** Whether the default account has Stripe Tax set up, and the switch for it. */
export function taxPart(world: World): Html {
  const active = taxIsActive({ world, account: defaultAccount, request: null });
  return html`<section class="sheet">
    <h2>Stripe Tax</h2>
    <form method="post" action="/_local/tax">
      <p class="soft">${active ? "Set up: invoices with automatic_tax are taxed." : "Not set up: automatic_tax is refused."}</p>
      <button name="active" value="${active ? "false" : "true"}">${active ? "Take it away" : "Set it up"}</button>
    </form>
  </section>`;
}
