import { html } from "hono/html";
import type { Account } from "../accounts/records.ts";
import { missing } from "../accounts/requirements.ts";
import { type Html, layout, nothing } from "./layout.ts";
import { type Field, fields, type Step, steps, titles } from "./onboarding-fields.ts";

/** One step of the form behind an account link. `refused`: it was submitted too early. */
export function onboardingPage(account: Account, step: Step, refused = false): Html {
  const name = account.business_profile?.name ?? account.email ?? account.id;
  const body = html`<link rel="stylesheet" href="/assets/onboarding.css" />
    <p class="ribbon">Test mode: nothing that is typed here leaves this machine.</p>
    <main class="setup">
      <header>
        <p class="vendor">${name}</p>
        <nav aria-label="Steps"><ol>${steps.map((each) => stepLink(account, each, each === step))}</ol></nav>
      </header>
      <form method="post" novalidate>
        <h1>${titles[step]}</h1>
        <input type="hidden" name="step" value="${step}" />
        ${step === "review" ? review(account, refused) : questions(account, step)}
      </form>
    </main>`;
  return layout(titles[step], body, { kind: "pay" });
}

function stepLink(account: Account, step: Step, current: boolean): Html {
  const left = missing(account);
  const open = fields[step].some(({ name }) => requirements(name).some((due) => left.includes(due)));
  return html`<li>
    <a href="?step=${step}" aria-current="${current ? "step" : "false"}">${titles[step]}</a>
    ${step !== "review" && !open ? html`<span class="done">done</span>` : nothing}
  </li>`;
}

/** What an answer meets: one person's is asked for under another name than a company's. */
function requirements(name: string): string[] {
  if (name.startsWith("external_account")) return ["external_account"];
  if (name === "terms") return ["tos_acceptance.date"];
  if (name === "owner") return ["owners.first_name"];
  return [name, name.replace(/^representative\./, "individual.")];
}

function questions(account: Account, step: Step): Html {
  return html`<div class="questions">${fields[step].map((field) => question(field, account.form[field.name] ?? ""))}</div>
    <div class="acts">
      <button type="submit" name="act" value="next">Continue</button>
      <button type="submit" name="act" value="fill" class="plain">Fill in test data</button>
      <button type="submit" name="act" value="later" class="plain">Save for later</button>
    </div>`;
}

function question({ name, label, kind, options, half }: Field, value: string): Html {
  if (kind === "check") {
    return html`<label class="check">
      <input type="checkbox" name="${name}" value="yes" ${value === "yes" ? "checked" : ""} /><span>${label}</span>
    </label>`;
  }
  return html`<label class="${half ? "half" : ""}">
    <span>${label}</span>
    ${kind === "select" ? choice(name, options ?? [], value) : html`<input name="${name}" value="${value}" autocomplete="off" />`}
  </label>`;
}

function choice(name: string, options: [string, string][], value: string): Html {
  return html`<select name="${name}">
    <option value="">Choose…</option>
    ${options.map(([key, label]) => html`<option value="${key}" ${key === value ? "selected" : ""}>${label}</option>`)}
  </select>`;
}

const outcomes = [
  ["enabled", "Everything is in order", "Charges and payouts are enabled."],
  ["documents_needed", "Documents needed", "Charges work; payouts wait for an identity document."],
  ["in_review", "Stripe takes its time", "All is said, and nothing works until somebody has looked."],
] as const;

function review(account: Account, refused: boolean): Html {
  const left = missing(account);
  return html`${
    left.length > 0
      ? html`<div class="${refused ? "refused" : "left"}" role="${refused ? "alert" : "note"}">
          <p>Still missing:</p>
          <ul>${left.map((name) => html`<li><code>${name}</code></li>`)}</ul>
        </div>`
      : html`<p>Nothing is missing. What becomes of it here is yours to say.</p>`
  }
    <fieldset>
      <legend>What Stripe finds</legend>
      ${outcomes.map(
        ([value, label, text], index) => html`<label class="check">
          <input type="radio" name="outcome" value="${value}" ${index === 0 ? "checked" : ""} />
          <span>${label}<small>${text}</small></span>
        </label>`,
      )}
    </fieldset>
    <div class="acts">
      <button type="submit" name="act" value="submit">Submit</button>
      <button type="submit" name="act" value="later" class="plain">Save for later</button>
    </div>`;
}

export function lostFormPage(): Html {
  const body = html`<main class="lost"><h1>This form is not there</h1><p>Ask for a new link.</p></main>`;
  return layout("Form not found", body, { kind: "pay" });
}
