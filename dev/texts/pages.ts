import { Hono } from "hono";
import { html } from "hono/html";
import { type Html, page, pageHeaders, stylesheet, when } from "../stand-in/look.ts";
import type { StandInEnv } from "../stand-in/serve.ts";
import type { Text, TextStore } from "./store.ts";

type Receive = (from: string, to: string, body: string) => Promise<void>;

/** Two numbers that have texted each other; `texts` newest first. */
type Conversation = { person: string; sender: string; texts: Text[] };

/** The phones of everybody whom the app texts: conversations, and a form to text back. */
export function textPages(store: TextStore, receive: Receive): Hono<StandInEnv> {
  const pages = new Hono<StandInEnv>();
  pages.get("/look.css", stylesheet(new URL("texts.css", import.meta.url)));
  pages.get("/", (c) => c.html(phone(conversations(store.list())), 200, pageHeaders));

  pages.get("/with/:person/:sender", (c) => {
    const all = conversations(store.list());
    const chosen = all.find((it) => pathOf(it) === c.req.path.replaceAll("%2B", "+"));
    return c.html(phone(all, chosen), chosen ? 200 : 404, pageHeaders);
  });

  pages.post("/with/:person/:sender", async (c) => {
    const { person, sender } = c.req.param();
    const body = new URLSearchParams(await c.req.text()).get("body")?.trim();
    if (body) await receive(person, sender, body);
    return c.redirect(`/with/${person}/${sender}`, 303);
  });
  return pages;
}

function conversations(texts: Text[]): Conversation[] {
  const found = new Map<string, Conversation>();
  for (const text of texts) {
    const [person, sender] = text.direction === "inbound" ? [text.from, text.to] : [text.to, text.from];
    const key = `${person} ${sender}`;
    const conversation = found.get(key) ?? { person, sender, texts: [] };
    conversation.texts.push(text);
    found.set(key, conversation);
  }
  return [...found.values()];
}

const pathOf = ({ person, sender }: Conversation) => `/with/${person}/${sender}`;

function phone(all: Conversation[], chosen?: Conversation): Html {
  const empty = html`<p class="empty">No texts yet. What the app sends arrives here.</p>`;
  const body = html`
<header class="bar"><b>Texts</b></header>
<main class="panes" data-shows="${chosen ? "chosen" : "list"}">
<nav class="list" aria-label="Conversations">${all.length === 0 ? empty : all.map((it) => row(it, it === chosen))}</nav>
<article class="chosen">${chosen ? thread(chosen) : html`<p class="soft">${all.length > 0 ? "Choose a conversation." : ""}</p>`}</article>
</main>`;
  return page(chosen ? chosen.person : "Texts", body, chosen ? undefined : 10);
}

function row(conversation: Conversation, current: boolean): Html {
  const [last] = conversation.texts;
  return html`<a href="${pathOf(conversation)}"${current ? html` aria-current="true"` : ""}><strong>${conversation.person}</strong>${last ? when(last.createdAt) : ""}<span>${last?.body}</span></a>`;
}

function thread(conversation: Conversation): Html {
  const { person, sender, texts } = conversation;
  return html`
<a class="button back" href="/">All conversations</a>
<header><h1>${person}</h1><p class="small soft">with ${sender}</p></header>
<ol class="thread">${texts.toReversed().map(bubble)}</ol>
<form class="answer" method="post" action="${pathOf(conversation)}">
<label class="small soft" for="body">Text back as ${person}</label>
<textarea id="body" name="body" rows="2" required></textarea>
<button class="button act">Send</button>
</form>`;
}

function bubble(text: Text): Html {
  const media = text.media.map((url) => html`<a href="${url}" target="_blank">${url}</a>`);
  return html`<li class="${text.direction === "inbound" ? "mine" : "theirs"}"><p>${withLinks(text.body)}</p>${media}${when(text.createdAt)}</li>`;
}

/** Addresses in a text can be pressed, as on a phone. */
function withLinks(body: string): (Html | string)[] {
  return body
    .split(/(https?:\/\/\S*[\w/])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" target="_blank">${part}</a>` : part));
}
