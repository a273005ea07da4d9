import { html } from "hono/html";
import type { LoggedRequest } from "../http/request-log.ts";
import type { World } from "../world.ts";
import { type Html, nothing, time } from "./layout.ts";

const shown = 40;

export function requestsPart(world: World): Html {
  const requests = world.requests.latest(shown);
  return html`<section class="sheet">
    <h2>Requests</h2>
    ${requests.length === 0 ? html`<p class="soft">Nobody has called yet.</p>` : nothing}
    <div class="scroll">
      <table>
        <thead>
          <tr><th>At</th><th>Call</th><th>Answer</th><th>Idempotency key</th><th class="num">ms</th></tr>
        </thead>
        <tbody>
          ${requests.map(row)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function row(request: LoggedRequest): Html {
  const tone =
    request.status === null || request.status >= 500 ? "bad" : request.status >= 400 ? "warn" : "good";
  const notes = [request.replayed && "replayed", request.fault].filter(Boolean).join(", ");
  return html`<tr>
    <td class="soft">${time(request.at)}</td>
    <td>${request.method} ${request.path}</td>
    <td><span class="status ${tone}">${request.status ?? "cut"} ${notes}</span></td>
    <td class="key" title="${request.idempotencyKey ?? ""}">${request.idempotencyKey ?? ""}</td>
    <td class="num">${request.ms.toFixed(1)}</td>
  </tr>`;
}
