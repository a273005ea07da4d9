import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Faults } from "../stand-in/faults.ts";
import type { StandInEnv } from "../stand-in/serve.ts";
import { type Letter, type Refusal, readSendRequest, type SendRequest } from "./letter.ts";
import type { PostOffice } from "./post.ts";

/** Resend's API as far as its SDK 6 uses it for sending (https://resend.com/docs/api-reference/emails). */
export function resendApi(post: PostOffice, faults: Faults): Hono<StandInEnv> {
  const api = new Hono<StandInEnv>();
  api.use(
    identified,
    faults.middleware((c, status) => refuse(c, faultAs(status))),
  );

  api.post("/", (c) =>
    answerOnce(c, post, (body) => {
      const read = readSendRequest(body);
      if (!read.ok) return read;
      return { ok: true, answer: { id: post.send(read.request).id } };
    }),
  );

  api.post("/batch", (c) =>
    answerOnce(c, post, (body) => {
      if (!Array.isArray(body) || body.length === 0 || body.length > 100) {
        const message = "The batch must be an array of 1 to 100 emails.";
        return { ok: false, refusal: { statusCode: 422, name: "validation_error", message } };
      }
      const requests: SendRequest[] = [];
      for (const item of body) {
        const read = readSendRequest(item);
        if (!read.ok) return read;
        requests.push(read.request);
      }
      return { ok: true, answer: { data: requests.map((request) => ({ id: post.send(request).id })) } };
    }),
  );

  api.get("/:id", (c) => {
    const letter = post.store.find(c.req.param("id"));
    if (!letter) return refuse(c, { statusCode: 404, name: "not_found", message: "Email not found" });
    return c.json(asResend(letter));
  });
  return api;
}

const identified = createMiddleware(async (c, next) => {
  if (!c.req.header("User-Agent")) {
    return refuse(c, {
      statusCode: 403,
      name: "invalid_access",
      message: "A User-Agent header is required.",
    });
  }
  if (!/^Bearer \S+$/.test(c.req.header("Authorization") ?? "")) {
    return refuse(c, { statusCode: 401, name: "missing_api_key", message: "Missing API Key" });
  }
  return next();
});

type Outcome = { ok: true; answer: object } | { ok: false; refusal: Refusal };

/** Runs a call, or replays it when its idempotency key was seen in the last 24 hours. Refusals are not kept. */
async function answerOnce(c: Context, post: PostOffice, run: (body: unknown) => Outcome): Promise<Response> {
  const text = await c.req.text();
  const key = c.req.header("Idempotency-Key");
  if (key !== undefined && (key.length < 1 || key.length > 256)) {
    const message = "The idempotency key must be between 1-256 characters.";
    return refuse(c, { statusCode: 400, name: "invalid_idempotency_key", message });
  }
  const fingerprint = createHash("sha256").update(`${c.req.path}\n${text}`).digest("hex");
  const earlier = key === undefined ? undefined : post.store.earlier(key);
  if (earlier) {
    if (earlier.fingerprint === fingerprint) return c.json(JSON.parse(earlier.answer));
    const message = "Same idempotency key used with a different request payload.";
    return refuse(c, { statusCode: 409, name: "invalid_idempotent_request", message });
  }

  const outcome = post.store.atOnce(() => {
    const result = run(parseJson(text));
    if (result.ok && key !== undefined) post.store.remember(key, fingerprint, JSON.stringify(result.answer));
    return result;
  });
  return outcome.ok ? c.json(outcome.answer) : refuse(c, outcome.refusal);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(c: Context, refusal: Refusal): Response {
  return c.json(refusal, refusal.statusCode as ContentfulStatusCode);
}

function faultAs(statusCode: number): Refusal {
  if (statusCode === 429) {
    return {
      statusCode,
      name: "rate_limit_exceeded",
      message: "Too many requests. Please limit the number of requests per second.",
    };
  }
  const name = statusCode >= 500 ? "internal_server_error" : "validation_error";
  return { statusCode, name, message: "An unexpected error occurred." };
}

function asResend(letter: Letter) {
  const { createdAt, lastEvent, attachments: _, headers: __, ...rest } = letter;
  return {
    object: "email",
    ...rest,
    html: letter.html ?? null,
    text: letter.text ?? null,
    scheduled_at: letter.scheduled_at ?? null,
    created_at: new Date(createdAt).toISOString(),
    last_event: lastEvent,
  };
}
