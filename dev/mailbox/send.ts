import { Hono } from "hono";
import { html } from "hono/html";
import { type Html, page, pageHeaders } from "../stand-in/look.ts";
import type { StandInEnv } from "../stand-in/serve.ts";

/** Where the app takes mails in, and the addresses that it is known to have. */
export type MailToApp = { url: string; addresses: string[] };

type Said = { tone: "good" | "bad"; text: string };

/** A mail to the app, as its portals send them: the app's own handler takes it, as Cloudflare would hand it over. */
export function sendPages(app: MailToApp): Hono<StandInEnv> {
  const pages = new Hono<StandInEnv>();
  pages.get("/send", (c) => c.html(sendPage(app), 200, pageHeaders));

  pages.post("/send", async (c) => {
    const form = await c.req.formData();
    const [to, from, mail] = [form.get("to"), form.get("from"), form.get("mail")];
    if (typeof to !== "string" || !to || !mail || typeof mail === "string" || mail.size === 0) {
      return c.html(sendPage(app, { tone: "bad", text: "Choose an address and a mail." }), 422, pageHeaders);
    }
    const raw = await mail.bytes();
    const said = await send(app, { from: String(from || senderIn(raw)), to, raw });
    return c.html(sendPage(app, said, to), 200, pageHeaders);
  });
  return pages;
}

async function send(
  app: MailToApp,
  mail: { from: string; to: string; raw: Uint8Array<ArrayBuffer> },
): Promise<Said> {
  const { from, to, raw } = mail;
  try {
    const answer = await fetch(`${app.url}?${new URLSearchParams({ from, to })}`, {
      method: "POST",
      body: raw,
    });
    if (!answer.ok)
      return { tone: "bad", text: `The app could not keep it (${answer.status}). Send it again.` };
    const { rejected } = (await answer.json()) as { rejected: string | null };
    return rejected
      ? { tone: "bad", text: `The app sent it back: ${rejected}` }
      : { tone: "good", text: `${to} has it.` };
  } catch {
    return { tone: "bad", text: "The app does not answer. Is it running?" };
  }
}

/** The address in the From header, near enough for an envelope. */
function senderIn(raw: Uint8Array): string {
  const head = new TextDecoder().decode(raw.subarray(0, 64_000)).split(/\r?\n\r?\n/)[0] ?? "";
  return /^from:.*?([^\s<>"]+@[^\s<>"]+)/im.exec(head)?.[1] ?? "";
}

function sendPage(app: MailToApp, said?: Said, to = app.addresses[0] ?? ""): Html {
  return page(
    "Send a mail to the app",
    html`<header class="bar"><b>Mailbox</b><a class="button" href="/">All letters</a></header>
<main class="send"><h1>Send a mail to the app</h1>
${said ? html`<p class="status ${said.tone}" role="status">${said.text}</p>` : ""}
<form method="post" action="/send" enctype="multipart/form-data">
<p><label for="to">To</label><input id="to" name="to" list="addresses" value="${to}" required></p>
<datalist id="addresses">${app.addresses.map((address) => html`<option value="${address}"></option>`)}</datalist>
<p><label for="from">From, if other than in the mail</label><input id="from" name="from"></p>
<p><label for="mail">Mail (.eml)</label><input type="file" id="mail" name="mail" accept=".eml,message/rfc822" required></p>
<p><button class="button">Send</button></p>
</form></main>`,
  );
}
