import { html } from "hono/html";
import { isLive } from "../accounts/modes.ts";
import { money } from "../money/currencies.ts";
import { findIntent, openDefault, processingIntent } from "../payments/find.ts";
import type { Invoice } from "../store/stored.ts";
import type { World } from "../world.ts";
import { type Html, nothing } from "./layout.ts";

const shown = 40;

const words: Record<string, [word: string, tone: string]> = {
  draft: ["Draft", ""],
  open: ["Open", "wait"],
  paid: ["Paid", "good"],
  void: ["Void", ""],
  uncollectible: ["Uncollectible", "bad"],
};

export function invoicesPart(world: World): Html {
  const invoices = world.objects.everywhere("invoice", shown);
  return html`<section class="sheet">
    <h2>Invoices</h2>
    ${invoices.length === 0 ? html`<p class="soft">None yet.</p>` : nothing}
    <div class="scroll">
      <table>
        <thead>
          <tr><th>Number</th><th>Customer</th><th class="num">Total</th><th class="num">Left</th><th>State</th><th></th></tr>
        </thead>
        <tbody>
          ${invoices.map(({ account, record }) => row(world, account, record))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(world: World, account: string, invoice: Invoice): Html {
  const scope = { world, account, request: null };
  const payable = invoice.status === "open" || invoice.status === "uncollectible";
  const processing = processingIntent(scope, invoice) !== undefined;
  const id = openDefault(scope, invoice)?.payment.payment_intent;
  const asking = id !== undefined && findIntent(scope, id).status === "requires_action";
  const link =
    invoice.token === null ? invoice.id : html`<a href="/i/${invoice.token}">${invoice.number}</a>`;
  return html`<tr>
    <td title="${invoice.id}">${link}</td>
    <td>${invoice.customer_name}${isLive(account) ? " · live" : ""}</td>
    <td class="num">${money(invoice.total, invoice.currency)}</td>
    <td class="num">${money(invoice.amount_remaining, invoice.currency)}</td>
    <td>${state(invoice, processing, asking)}</td>
    <td class="acts">${payable || processing ? buttons(invoice, processing) : nothing}</td>
  </tr>`;
}

function state(invoice: Invoice, processing: boolean, asking: boolean): Html {
  const [word, tone] = words[invoice.status ?? ""] ?? ["Unknown", "bad"];
  const more = processing ? ", debit under way" : asking ? ", asks 3D Secure" : "";
  return html`<span class="status ${tone}">${word}${more}</span>`;
}

function buttons(invoice: Invoice, processing: boolean): Html {
  const button = (outcome: string, label: string) =>
    html`<button name="outcome" value="${outcome}">${label}</button>`;
  return html`<form method="post" action="/_local/invoices/${invoice.id}/pay">
    ${
      processing
        ? html`${button("succeeds", "Settle debit")} ${button("fails", "Return debit")}`
        : html`${button("succeeds", "Pay")} ${button("processing", "Debit")} ${button("fails", "Fail")}`
    }
  </form>`;
}
