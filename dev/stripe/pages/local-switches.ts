import { html } from "hono/html";
import type { Fault } from "../faults/faults.ts";
import type { World } from "../world.ts";
import { type Html, nothing } from "./layout.ts";

const modes = ["normal", "duplicate", "drop", "reorder", "delay", "hold"];
const kinds = ["error", "timeout", "commit_then_drop", "delay"];

export function webhooksPart(world: World): Html {
  const { mode, delayMs, probability } = world.courier.mode;
  const counts = Object.entries(world.courier.records.counts());
  const held = world.courier.records.counts().held ?? 0;
  return html`<section class="sheet">
    <h2>Webhooks</h2>
    <p class="soft">
      ${counts.length === 0 ? "Nothing sent yet." : counts.map(([state, count]) => `${count} ${state}`).join(" · ")}
    </p>
    <form method="post" action="/_local/webhooks" class="fields">
      <label><span>Mode</span>${choice("mode", modes, mode)}</label>
      ${field("delayMs", "Delay (ms)", delayMs)} ${field("probability", "Probability", probability)}
      <button type="submit">Set mode</button>
    </form>
    ${
      held > 0
        ? html`<form method="post" action="/_local/webhooks/release"><button>Release ${held} held</button></form>`
        : nothing
    }
  </section>`;
}

export function faultsPart(world: World): Html {
  const faults = world.faults.list();
  return html`<section class="sheet">
    <h2>Faults</h2>
    ${faults.length === 0 ? html`<p class="soft">Every call works.</p>` : html`<ul class="plain-list">${faults.map(describe)}</ul>`}
    <form method="post" action="/_local/faults" class="fields">
      <label><span>Fault</span>${choice("fault", kinds, "error")}</label>
      ${field("method", "Method", "")} ${field("path", "Path", "/v1/invoices/*/finalize")}
      ${field("status", "Status", "")} ${field("code", "Code", "")} ${field("delayMs", "Delay (ms)", "")}
      ${field("times", "Times", "1")}
      <label class="check"><input type="checkbox" name="poison" value="true" /><span>Poison the key</span></label>
      <button type="submit">Add fault</button>
    </form>
    ${
      faults.length > 0
        ? html`<form method="post" action="/_local/faults/clear"><button>Remove all faults</button></form>`
        : nothing
    }
  </section>`;
}

export function clockPart(world: World): Html {
  const offset = world.clock.offsetSeconds();
  const jumps = [
    [60, "1 minute"],
    [3600, "1 hour"],
    [86_400, "1 day"],
    [604_800, "1 week"],
  ] as const;
  return html`<section class="sheet">
    <h2>Clock</h2>
    <p class="soft">${new Date(world.clock.ms()).toUTCString()}${offset === 0 ? "" : `, ${offset} s ahead`}</p>
    <form method="post" action="/_local/clock" class="row">
      ${jumps.map(([seconds, label]) => html`<button name="advanceSeconds" value="${seconds}">+ ${label}</button>`)}
    </form>
  </section>`;
}

function describe(fault: Fault): Html {
  const what = [fault.fault, fault.status, fault.code, fault.poison && "poisoned"].filter(Boolean).join(" ");
  return html`<li><strong>${what}</strong> × ${fault.times} <code>${fault.method ?? ""} ${fault.path ?? "every call"}</code></li>`;
}

function choice(name: string, values: string[], chosen: string): Html {
  return html`<select name="${name}">
    ${values.map((value) => html`<option ${value === chosen ? "selected" : ""}>${value}</option>`)}
  </select>`;
}

function field(name: string, label: string, value: string | number | undefined): Html {
  return html`<label><span>${label}</span><input name="${name}" value="${value ?? ""}" /></label>`;
}
