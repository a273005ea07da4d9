import { html } from "hono/html";
import type { DeliveryNote } from "../webhooks/deliveries.ts";
import type { World } from "../world.ts";
import { type Html, nothing, time } from "./layout.ts";

const shown = 30;

interface Row {
  id: string;
  type: string;
  created: number;
  object: string;
}

const tones: Record<string, string> = { delivered: "good", failed: "bad", lost: "bad", held: "warn" };

export function eventsPart(world: World): Html {
  const events = world.database.all<Row>(
    `SELECT id, type, created, json_extract(body, '$.data.object.id') AS object
     FROM events ORDER BY seq DESC LIMIT ?`,
    shown,
  );
  return html`<section class="sheet">
    <h2>Events</h2>
    ${events.length === 0 ? html`<p class="soft">Nothing has happened yet.</p>` : nothing}
    <div class="scroll">
      <table>
        <thead>
          <tr><th>At</th><th>Type</th><th>Object</th><th>Delivery</th><th></th></tr>
        </thead>
        <tbody>
          ${events.map((event) => row(event, world.courier.records.of(event.id)))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(event: Row, deliveries: DeliveryNote[]): Html {
  return html`<tr>
    <td class="soft">${time(event.created * 1000)}</td>
    <td title="${event.id}">${event.type}</td>
    <td><code>${event.object}</code></td>
    <td>${deliveries.length === 0 ? html`<span class="soft">nobody listens</span>` : deliveries.map(delivery)}</td>
    <td class="acts">${deliveries.length === 0 ? nothing : resend(event.id)}</td>
  </tr>`;
}

function delivery(note: DeliveryNote): Html {
  const tries = note.attempts === 0 ? "" : ` · ${note.attempts} ${note.attempts === 1 ? "try" : "tries"}`;
  const answer = note.lastStatus === null ? (note.lastError ?? "") : `HTTP ${note.lastStatus}`;
  const next = note.state === "pending" ? ` · next ${time(note.due)}` : "";
  return html`<span class="status ${tones[note.state] ?? "wait"}" title="${note.lastError ?? ""}"
    >${note.state}${tries} ${answer.slice(0, 60)}${next}</span
  >`;
}

function resend(id: string): Html {
  return html`<form method="post" action="/_local/events/${id}/resend"><button>Resend</button></form>`;
}
