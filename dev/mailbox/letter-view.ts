import { html } from "hono/html";
import type { Html } from "../stand-in/look.ts";
import { when } from "../stand-in/look.ts";
import { type LastEvent, type Letter, signInCode } from "./letter.ts";

const WORDS: Record<LastEvent, { word: string; look: string }> = {
  scheduled: { word: "Scheduled", look: "wait" },
  sent: { word: "Sent", look: "wait" },
  delivered: { word: "Delivered", look: "good" },
  opened: { word: "Opened", look: "good" },
  clicked: { word: "Link pressed", look: "good" },
  bounced: { word: "Bounced", look: "bad" },
};

/** One letter: who to whom, what came of it, its parts. */
export function letterView(letter: Letter, query: string): Html {
  const code = signInCode(letter);
  const { word, look } = WORDS[letter.lastEvent];
  return html`
<a class="button back" href="/${query}">All letters</a>
<header class="head"><h1>${letter.subject}</h1><p><span class="status ${look}">${word}</span> ${when(letter.createdAt)}</p></header>
${code ? html`<p class="code"><output aria-label="Code">${code}</output></p>` : ""}
${fields(letter)}
${letter.attachments?.length ? attachments(letter) : ""}
${letter.html ? html`<iframe title="The letter" src="/letters/${letter.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : ""}
${letter.text ? textPart(letter.text, !letter.html) : ""}`;
}

function fields(letter: Letter): Html {
  const rows: [string, string][] = [
    ["From", letter.from],
    ["To", letter.to.join(", ")],
    ["Cc", letter.cc.join(", ")],
    ["Bcc", letter.bcc.join(", ")],
    ["Reply to", letter.reply_to.join(", ")],
    ["Scheduled", letter.scheduled_at ?? ""],
    ["Tags", (letter.tags ?? []).map((tag) => `${tag.name}: ${tag.value}`).join(", ")],
    ...Object.entries(letter.headers ?? {}),
  ];
  return html`<dl class="fields">${rows.filter(([, value]) => value).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function attachments(letter: Letter): Html {
  const items = (letter.attachments ?? []).map((it, index) => {
    const size = it.content ? ` ${Math.ceil((it.content.length * 3) / 4 / 1024)} KB` : "";
    return html`<li><a class="button" href="/letters/${letter.id}/attachments/${index}" target="_blank">${it.filename ?? "attachment"}</a><span class="small soft">${size}</span></li>`;
  });
  return html`<ul class="attachments" aria-label="Attachments">${items}</ul>`;
}

function textPart(text: string, open: boolean): Html {
  return html`<details class="text"${open ? html` open` : ""}><summary>Text part</summary><pre>${text}</pre></details>`;
}
