import { html } from "hono/html";
import { money } from "../money/currencies.ts";
import type { CreditNote, Refund } from "../store/stored.ts";
import type { World } from "../world.ts";
import { type Html, nothing } from "./layout.ts";

const shown = 20;

/** Credit notes and refunds, where there are any. */
export function givenBackPart(world: World): Html {
  const notes = world.objects.everywhere("credit_note", shown);
  const refunds = world.objects.everywhere("refund", shown);
  return html`${notes.length > 0 ? notesTable(notes.map(({ record }) => record)) : nothing}
  ${refunds.length > 0 ? refundsTable(refunds.map(({ record }) => record)) : nothing}`;
}

function notesTable(notes: CreditNote[]): Html {
  return html`<section class="sheet">
    <h2>Credit notes</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Number</th><th>State</th><th class="num">Total</th><th class="num">Off what was left</th>
            <th class="num">Given back</th><th>Mail</th>
          </tr>
        </thead>
        <tbody>
          ${notes.map(
            (note) => html`<tr>
              <td title="${note.id}"><a href="/credit_notes/${note.id}/pdf">${note.number}</a></td>
              <td>${status(note.status, note.status === "issued" ? "good" : "")}</td>
              <td class="num">${money(note.total, note.currency)}</td>
              <td class="num">${money(note.pre_payment_amount, note.currency)}</td>
              <td class="num">${money(note.post_payment_amount, note.currency)}</td>
              <td>${note.email_type === "none" ? "none" : "Stripe would send one"}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

const refundTones: Record<string, string> = {
  succeeded: "good",
  failed: "bad",
  pending: "wait",
  requires_action: "warn",
};

function refundsTable(refunds: Refund[]): Html {
  return html`<section class="sheet">
    <h2>Refunds</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr><th>Refund</th><th>State</th><th class="num">Amount</th><th>Reason</th><th></th></tr>
        </thead>
        <tbody>
          ${refunds.map(
            (refund) => html`<tr>
              <td title="${refund.charge}">${refund.id}</td>
              <td>${status(refund.status, refundTones[refund.status ?? ""] ?? "")}</td>
              <td class="num">${money(refund.amount, refund.currency)}</td>
              <td>${refund.reason}</td>
              <td class="acts">${buttons(refund)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function buttons(refund: Refund): Html {
  const under = refund.status === "pending" || refund.status === "requires_action";
  const button = (outcome: string, label: string) =>
    html`<form method="post" action="/_local/refunds/${refund.id}/${outcome}"><button>${label}</button></form>`;
  if (under) return html`${button("succeed", "Arrive")} ${button("fail", "Fail")}`;
  return refund.status === "succeeded" ? button("fail", "Fail") : nothing;
}

export function status(text: string | null, tone: string): Html {
  const words = (text ?? "").replaceAll("_", " ");
  return html`<span class="status ${tone}">${words.charAt(0).toUpperCase()}${words.slice(1)}</span>`;
}
