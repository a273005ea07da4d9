import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Hono } from "hono";
import { Faults } from "../stand-in/faults.ts";
import { type StandInEnv, serve } from "../stand-in/serve.ts";
import { twilioApi } from "./api.ts";
import { callBack } from "./callbacks.ts";
import { textPages } from "./pages.ts";
import { TextStore } from "./store.ts";

export type TextsOptions = {
  port: number;
  /** SQLite; texts are still there after a restart. */
  stateFile: string;
  /** What calls are authenticated with and callbacks are signed with. */
  authToken: string;
  /** Where the app hears what people text back. */
  inboundUrl?: string;
};

const STOP = /^\s*(stop|stopall|unsubscribe|cancel|end|quit|revoke|optout)\s*$/i;
const START = /^\s*(start|yes|unstop)\s*$/i;

/** A text provider for one machine: Twilio's API at one side, conversations to read and answer at the other. */
export async function startTexts({ port, stateFile, authToken, inboundUrl }: TextsOptions) {
  mkdirSync(dirname(stateFile), { recursive: true });
  const store = new TextStore(stateFile);
  const faults = new Faults();

  /** A person texts back. STOP and START count before the app hears of them, as at Twilio. */
  async function receive(from: string, to: string, body: string): Promise<void> {
    if (STOP.test(body)) store.optOut(from, to);
    if (START.test(body)) store.optIn(from, to);
    const text = store.add({ direction: "inbound", from, to, body, media: [], status: "received" });
    if (!inboundUrl) return;
    const form = { From: from, To: to, Body: body, MessageSid: text.sid, SmsSid: text.sid, NumMedia: "0" };
    await callBack(inboundUrl, authToken, form);
  }

  const app = new Hono<StandInEnv>();
  app.route("/2010-04-01/Accounts", twilioApi(store, authToken, faults));
  app.route("/", textPages(store, receive));
  app.get("/_local/messages", (c) => c.json({ data: store.list({ to: c.req.query("to") }) }));
  app.post("/_local/faults", async (c) => {
    const problem = faults.order(await c.req.json().catch(() => undefined));
    return problem ? c.json({ error: problem }, 400) : c.json({ ok: true });
  });
  app.post("/_local/reset", (c) => {
    faults.clear();
    store.reset();
    return c.json({ ok: true });
  });

  const server = await serve(app, port);
  return {
    url: server.url,
    async close(): Promise<void> {
      await server.close();
      store.close();
    },
  };
}
