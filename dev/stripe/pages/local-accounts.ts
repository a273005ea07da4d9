import { html } from "hono/html";
import { type KnownAccount, knownAccounts } from "../accounts/local-routes.ts";
import { states } from "../accounts/records.ts";
import type { World } from "../world.ts";
import { type Html, nothing } from "./layout.ts";

/** The accounts with what may be done to them, and the keys that somebody registered. */
export function accountsPart(world: World): Html {
  const keys = world.apiKeys.list();
  return html`<section class="sheet">
    <h2>Accounts</h2>
    <ul class="plain-list">${knownAccounts(world).map(line)}</ul>
    ${keys.length === 0 ? nothing : html`<p class="soft">Keys of their own</p>`}
    <ul class="plain-list">
      ${keys.map(({ key, account, status }) => html`<li><code>${key.slice(0, 12)}…</code> ${account ?? ""} ${status}</li>`)}
    </ul>
    <p class="soft"><a href="/_local/keys">Keys as JSON</a></p>
  </section>`;
}

function line(known: KnownAccount): Html {
  const title = [known.name, known.state, known.livemode ? "live" : null].filter(Boolean).join(" · ");
  return html`<li><code>${known.account}</code> ${title} ${known.connected ? switches(known) : nothing}</li>`;
}

function switches({ account, livemode, state }: KnownAccount): Html {
  const hidden = html`<input type="hidden" name="livemode" value="${livemode}" />`;
  return html`<form method="post" action="/_local/accounts/${account}/state" class="row">
      ${hidden}
      <select name="state" aria-label="State of ${account}">
        ${states.map((word) => html`<option ${word === state ? "selected" : ""}>${word}</option>`)}
      </select>
      <button type="submit">Set</button>
    </form>
    <form method="post" action="/_local/accounts/${account}/deauthorize" class="row">
      ${hidden}<button type="submit">Disconnect</button>
    </form>`;
}
