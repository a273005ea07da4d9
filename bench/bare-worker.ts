import type { D1Database } from "@cloudflare/workers-types";

type BareEnv = { DB: D1Database; STRIPE_WEBHOOK_SECRET: string; ORGANISATION: string; JOB: string };

/**
 * The least that a Worker can do for the same: no framework, no query builder, no view library. What the app is compared with.
 */
export default {
  async fetch(request: Request, env: BareEnv): Promise<Response> {
    switch (new URL(request.url).pathname) {
      case "/healthz":
        return new Response("ok");
      case "/webhook":
        return webhook(request, env);
      case "/one":
        return oneRow(env);
      case "/rows":
        return manyRows(env);
      default:
        return new Response("not found", { status: 404 });
    }
  },
};

/** Verifies Stripe's signature and keeps the event. */
async function webhook(request: Request, env: BareEnv): Promise<Response> {
  const body = await request.text();
  const header = request.headers.get("Stripe-Signature") ?? "";
  const [, time = "", given = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = encoder.encode(env.STRIPE_WEBHOOK_SECRET);
  const key = await crypto.subtle.importKey("raw", secret, algorithm, false, ["verify"]);
  const signature = Uint8Array.from(given.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const signed = encoder.encode(`${time}.${body}`);
  const fits = await crypto.subtle.verify("HMAC", key, signature, signed);
  if (!fits || Math.abs(Date.now() / 1000 - Number(time)) > 300) return new Response("no", { status: 400 });
  const event: { id: string; type: string } = JSON.parse(body);
  await env.DB.prepare("INSERT INTO bare_event (id, type, payload, received_at) VALUES (?, ?, ?, ?)")
    .bind(event.id, event.type, body, Date.now())
    .run();
  return Response.json({ received: true });
}

/** One indexed query of one row, as a page. */
async function oneRow(env: BareEnv): Promise<Response> {
  const row = await env.DB.prepare("SELECT * FROM job WHERE organisation_id = ? AND id = ?")
    .bind(env.ORGANISATION, env.JOB)
    .first();
  return html(`<h1>${row?.title}</h1><p>${row?.status}</p>`);
}

/** One indexed query of as many rows as the queue shows, as a table of a few columns. */
async function manyRows(env: BareEnv): Promise<Response> {
  const { results } = await env.DB.prepare(
    `SELECT id, ticket_number, title, status, total, currency, due_on, updated_at FROM job
     WHERE organisation_id = ? ORDER BY updated_at DESC LIMIT 50`,
  )
    .bind(env.ORGANISATION)
    .all();
  const rows = results.map(
    (row) =>
      `<tr><td><a href="/jobs/${row.id}">${row.ticket_number} ${row.title}</a></td><td>${row.status}</td>` +
      `<td>${row.total} ${row.currency}</td><td>${row.due_on}</td><td>${row.updated_at}</td></tr>`,
  );
  return html(`<table>${rows.join("")}</table>`);
}

function html(body: string): Response {
  return new Response(`<!doctype html><title>Bare</title>${body}`, {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
