import type { Context } from "hono";
import { MessagePage } from "../../views/auth/message-page.tsx";
import { sendView } from "./html.ts";
import { problem } from "./problem.ts";

/** 429 with `Retry-After` and a sentence that says how long to wait. */
export function tooMany(c: Context, retryAfterSeconds: number): Response | Promise<Response> {
  c.header("Retry-After", String(retryAfterSeconds));
  const detail = `That was too often. Try again ${waitInWords(retryAfterSeconds)}.`;
  if (wantsProblem(c)) return problem(c, 429, { code: "rate_limited", detail });
  c.status(429);
  return sendView(c, <MessagePage title="A short wait" text={detail} />);
}

/** Programs get problem documents: under /api, and wherever else they ask for JSON. */
export function wantsProblem(c: Context): boolean {
  const forPrograms = /^\/(api|webhooks|intake)\//.test(c.req.path);
  return forPrograms || (c.req.header("Accept") ?? "").includes("application/json");
}

function waitInWords(seconds: number): string {
  if (seconds <= 60) return "in a minute";
  return `in ${Math.ceil(seconds / 60)} minutes`;
}
