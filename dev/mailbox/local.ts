import { Hono } from "hono";
import type { Faults } from "../stand-in/faults.ts";
import type { StandInEnv } from "../stand-in/serve.ts";
import type { Letter } from "./letter.ts";
import type { MailStore } from "./store.ts";

/** What tests ask for: `GET emails`, `POST faults`, `POST reset`. */
export function localCalls(store: MailStore, faults: Faults): Hono<StandInEnv> {
  const local = new Hono<StandInEnv>();

  local.get("/emails", (c) => {
    const { to, subject, since } = c.req.query();
    const start = since === undefined ? undefined : /^\d+$/.test(since) ? Number(since) : Date.parse(since);
    if (Number.isNaN(start)) return c.json({ error: "since: milliseconds since 1970 or RFC 3339" }, 400);
    return c.json({ data: store.list({ to, subject, since: start }).map(forTests) });
  });

  local.post("/faults", async (c) => {
    const problem = faults.order(await c.req.json().catch(() => undefined));
    return problem ? c.json({ error: problem }, 400) : c.json({ ok: true });
  });

  local.post("/reset", (c) => {
    faults.clear();
    store.reset();
    return c.json({ ok: true });
  });
  return local;
}

function forTests(letter: Letter) {
  const { attachments, createdAt, reply_to, ...rest } = letter;
  return {
    ...rest,
    replyTo: reply_to,
    createdAt: new Date(createdAt).toISOString(),
    attachments: (attachments ?? []).map((it) => it.filename ?? "attachment"),
  };
}
