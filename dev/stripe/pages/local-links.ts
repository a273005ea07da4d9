import { html } from "hono/html";
import { money } from "../money/currencies.ts";
import type { PaymentLink, Session } from "../store/stored.ts";
import type { World } from "../world.ts";
import { type Html, nothing } from "./layout.ts";
import { status } from "./local-money.ts";

const shown = 20;

/** Payment links and checkout sessions, where there are any. */
export function linksPart(world: World): Html {
  const links = world.objects.everywhere("payment_link", shown);
  const sessions = world.objects.everywhere("checkout_session", shown);
  return html`${links.length > 0 ? linksTable(links.map(({ record }) => record)) : nothing}
  ${
    sessions.length > 0
      ? sessionsTable(
          sessions.map(({ account, record }) => ({
            session: record,
            debit: hasDebit(world, account, record),
          })),
        )
      : nothing
  }`;
}

function linksTable(links: PaymentLink[]): Html {
  return html`<section class="sheet">
    <h2>Payment links</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr><th>Link</th><th>State</th><th>For</th><th class="num">Paid</th></tr>
        </thead>
        <tbody>
          ${links.map((link) => {
            const { count, limit } = link.restrictions?.completed_sessions ?? {};
            return html`<tr>
              <td><a href="/l/${link.token}">${link.id}</a></td>
              <td>${status(link.active ? "active" : "off", link.active ? "wait" : "")}</td>
              <td>${link.line_items.map((item) => item.description).join(", ")}</td>
              <td class="num">${limit === undefined ? "no limit" : `${count} of ${limit}`}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </section>`;
}

const tones: Record<string, string> = { open: "wait", complete: "good", expired: "" };

function sessionsTable(rows: { session: Session; debit: boolean }[]): Html {
  return html`<section class="sheet">
    <h2>Checkout sessions</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr><th>Session</th><th>State</th><th>Payment</th><th class="num">Total</th><th></th></tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ session, debit }) => html`<tr>
              <td title="${session.id}"><a href="/c/${session.token}">${session.id.slice(0, 20)}…</a></td>
              <td>${status(session.status, tones[session.status ?? ""] ?? "")}</td>
              <td>${debit ? "debit under way" : session.payment_status}</td>
              <td class="num">${money(session.amount_total ?? 0, session.currency ?? "usd")}</td>
              <td class="acts">${buttons(session, debit)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function buttons(session: Session, debit: boolean): Html {
  if (session.status !== "open" && !debit) return nothing;
  const button = (outcome: string, label: string) =>
    html`<button name="outcome" value="${outcome}">${label}</button>`;
  return html`<form method="post" action="/_local/checkout/sessions/${session.id}/pay">
    ${
      debit
        ? html`${button("succeeds", "Settle debit")} ${button("fails", "Return debit")}`
        : html`${button("succeeds", "Pay")} ${button("processing", "Debit")} ${button("fails", "Fail")}`
    }
  </form>`;
}

function hasDebit(world: World, account: string, session: Session): boolean {
  const intent = world.objects.find(account, "payment_intent", session.payment_intent ?? "");
  return intent?.status === "processing";
}
