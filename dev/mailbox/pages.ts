import { Hono } from "hono";
import { html } from "hono/html";
import { type Html, page, pageHeaders, stylesheet, when } from "../stand-in/look.ts";
import type { StandInEnv } from "../stand-in/serve.ts";
import type { Letter } from "./letter.ts";
import { htmlPart, linkTarget } from "./letter-html.ts";
import { letterView } from "./letter-view.ts";
import type { PostOffice } from "./post.ts";

/** The mailbox that a person reads: a list, a letter, its HTML part in a frame of its own, its attachments. */
export function mailboxPages(post: PostOffice, canSend: boolean): Hono<StandInEnv> {
  const { store } = post;
  const pages = new Hono<StandInEnv>();
  pages.get("/look.css", stylesheet(new URL("mailbox.css", import.meta.url)));

  pages.get("/", (c) => {
    const to = c.req.query("to");
    return c.html(mailbox(store.list({ to }), { to, canSend }), 200, pageHeaders);
  });

  pages.get("/letters/:id", (c) => {
    const letter = store.find(c.req.param("id"));
    if (!letter) return c.html(mailbox(store.list(), { canSend }), 404, pageHeaders);
    post.opened(letter);
    const to = c.req.query("to");
    return c.html(mailbox(store.list({ to }), { to, canSend }, letter), 200, pageHeaders);
  });

  pages.get("/letters/:id/html", (c) => {
    const letter = store.find(c.req.param("id"));
    return letter ? htmlPart(letter) : c.notFound();
  });

  pages.get("/letters/:id/links/:number", (c) => {
    const letter = store.find(c.req.param("id"));
    const link = letter && linkTarget(letter, Number(c.req.param("number")));
    if (!letter || !link) return c.notFound();
    post.clicked(letter, link, c.req.header("User-Agent") ?? "");
    return c.redirect(link);
  });

  pages.get("/letters/:id/attachments/:number", (c) => {
    const attachment = store.find(c.req.param("id"))?.attachments?.[Number(c.req.param("number"))];
    if (!attachment) return c.notFound();
    if (!attachment.content) return c.redirect(attachment.path ?? "/");
    const name = encodeURIComponent(attachment.filename ?? "attachment");
    return c.body(new Uint8Array(Buffer.from(attachment.content, "base64")), 200, {
      "Content-Type": attachment.content_type ?? typeOf(name),
      "Content-Disposition": `inline; filename*=UTF-8''${name}`,
      "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      "X-Content-Type-Options": "nosniff",
    });
  });
  return pages;
}

const TYPES: Record<string, string> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  csv: "text/csv; charset=utf-8",
  txt: "text/plain; charset=utf-8",
};
const typeOf = (name: string) =>
  TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";

function mailbox(
  letters: Letter[],
  { to, canSend }: { to?: string; canSend: boolean },
  chosen?: Letter,
): Html {
  const query = to ? `?to=${encodeURIComponent(to)}` : "";
  const body = html`
<header class="bar"><b>Mailbox</b>
<form action="/" role="search"><input type="search" name="to" value="${to ?? ""}" placeholder="Recipient" aria-label="Recipient"><button class="button">Find</button></form>${canSend ? html`<a class="button" href="/send">Send a mail to the app</a>` : ""}</header>
<main class="panes" data-shows="${chosen ? "chosen" : "list"}">
<nav class="list" aria-label="Letters">${letters.length === 0 ? html`<p class="empty">${emptySentence(to)}</p>` : letters.map((it) => row(it, query, it.id === chosen?.id))}</nav>
<article class="chosen">${chosen ? letterView(chosen, query) : html`<p class="soft">${letters.length > 0 ? "Choose a letter to read it." : ""}</p>`}</article>
</main>`;
  return page(chosen ? chosen.subject : "Mailbox", body, chosen ? undefined : 10);
}

function emptySentence(to: string | undefined): string {
  return to ? `No letters to ${to}.` : "No letters yet. What the app sends arrives here.";
}

function row(letter: Letter, query: string, current: boolean): Html {
  return html`<a href="/letters/${letter.id}${query}"${current ? html` aria-current="true"` : ""}>
<strong>${letter.subject}</strong>${when(letter.createdAt)}<span>${letter.to.join(", ")}</span>${note(letter)}</a>`;
}

function note(letter: Letter): Html | string {
  if (letter.lastEvent === "bounced") return html`<span class="status bad">Bounced</span>`;
  return letter.attachments?.length ? html`<span>${letter.attachments.length} attached</span>` : "";
}
