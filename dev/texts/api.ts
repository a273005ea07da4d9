import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Faults } from "../stand-in/faults.ts";
import type { StandInEnv } from "../stand-in/serve.ts";
import { callBack } from "./callbacks.ts";
import type { Text, TextStore } from "./store.ts";

const PHONE = /^\+[1-9]\d{6,14}$/;

/** Twilio's call to send a text (https://www.twilio.com/docs/messaging/api/message-resource). */
export function twilioApi(store: TextStore, authToken: string, faults: Faults): Hono<StandInEnv> {
  const api = new Hono<StandInEnv>();

  api.use("/:account/*", async (c, next) => {
    const account = c.req.param("account");
    const expected = `Basic ${Buffer.from(`${account}:${authToken}`).toString("base64")}`;
    return c.req.header("Authorization") === expected ? next() : refuse(c, 20003, "Authenticate", 401);
  });
  api.use(
    "/:account/*",
    faults.middleware((c, status) => refuse(c, status === 429 ? 20429 : 20500, "An error occurred", status)),
  );

  api.post("/:account/Messages.json", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const to = form.get("To") ?? "";
    const sender = form.get("From") ?? form.get("MessagingServiceSid") ?? "";
    const body = form.get("Body") ?? "";
    const media = form.getAll("MediaUrl");
    if (!to) return refuse(c, 21604, "A 'To' phone number is required.");
    if (!sender) return refuse(c, 21603, "A 'From' phone number is required.");
    if (!body && media.length === 0) return refuse(c, 21602, "Message body is required.");
    if (body.length > 1600) {
      return refuse(c, 21617, "The concatenated message body exceeds the 1600 character limit.");
    }
    if (!PHONE.test(to)) return refuse(c, 21211, `Invalid 'To' Phone Number: ${to}`);
    if (store.hasOptedOut(to, sender)) return refuse(c, 21610, "Attempt to send to unsubscribed recipient");

    const text = store.add({ direction: "outbound-api", from: sender, to, body, media, status: "queued" });
    const account = c.req.param("account");
    void deliver(store, text, account, authToken, form.get("StatusCallback"));
    return c.json(asTwilio(text, account), 201);
  });

  api.get("/:account/Messages/:file{.+\\.json}", (c) => {
    const text = store.find(c.req.param("file").replace(/\.json$/, ""));
    if (!text) return refuse(c, 20404, "The requested resource was not found", 404);
    return c.json(asTwilio(text, c.req.param("account")));
  });
  return api;
}

async function deliver(store: TextStore, text: Text, account: string, authToken: string, url: string | null) {
  store.mark(text, "delivered");
  if (!url) return;
  for (const status of ["sent", "delivered"]) {
    await callBack(url, authToken, {
      ...{ AccountSid: account, ApiVersion: "2010-04-01", From: text.from, To: text.to },
      ...{ MessageSid: text.sid, MessageStatus: status, SmsSid: text.sid, SmsStatus: status },
    });
  }
}

function refuse(c: Context, code: number, message: string, status = 400): Response {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return c.json({ code, message, more_info, status }, status as ContentfulStatusCode);
}

function asTwilio(text: Text, account: string) {
  return {
    sid: text.sid,
    account_sid: account,
    messaging_service_sid: text.from.startsWith("MG") ? text.from : null,
    from: text.from.startsWith("MG") ? null : text.from,
    to: text.to,
    body: text.body,
    status: text.status,
    direction: text.direction,
    num_segments: String(Math.max(1, Math.ceil(text.body.length / 153))),
    num_media: String(text.media.length),
    date_created: new Date(text.createdAt).toUTCString(),
    error_code: null,
    error_message: null,
    api_version: "2010-04-01",
    uri: `/2010-04-01/Accounts/${account}/Messages/${text.sid}.json`,
  };
}
