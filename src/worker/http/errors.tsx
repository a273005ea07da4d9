import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { MessagePage } from "../../views/auth/message-page.tsx";
import type { AppEnv } from "./app-env.ts";
import { sendView } from "./html.ts";
import { isPartial } from "./page.ts";
import { problem } from "./problem.ts";
import { sayBeside } from "./say-beside.tsx";
import { wantsProblem } from "./too-many.tsx";

const WORDS: { [status: number]: { code: string; title: string; text: string } } = {
  400: {
    code: "bad_request",
    title: "Not understood",
    text: "This could not be read. Go back and try again.",
  },
  403: {
    code: "forbidden",
    title: "Not from our pages",
    text: "This did not come from one of our own pages, so nothing was done. Open the page again and repeat it there.",
  },
  404: { code: "not_found", title: "Nothing here", text: "There is no such page, or it is not for you." },
  500: {
    code: "unexpected",
    title: "Something broke",
    text: "This is our fault. What was saved before is still there; try again in a minute.",
  },
};

export function notFound(c: Context<AppEnv>): Response | Promise<Response> {
  return say(c, 404);
}

/** What nobody expected: a line for us, a sentence for whoever is waiting. */
export function onError(error: Error, c: Context<AppEnv>): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status < 500) {
    return say(c, error.status as ContentfulStatusCode, error.message);
  }
  log(c, error);
  return say(c, 500);
}

function say(
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  detail?: string,
): Response | Promise<Response> {
  const words = WORDS[status] ?? WORDS[500];
  const { code = "unexpected", title = "", text = "" } = words ?? {};
  c.header("Cache-Control", "no-store");
  if (wantsProblem(c)) return problem(c, status, { code, detail: detail || text });
  c.status(status);
  if (isPartial(c) && c.req.method !== "GET") return sayBeside(c, detail || text);
  return sendView(
    c,
    <MessagePage
      title={title}
      text={detail || text}
      requestId={status === 500 ? c.var.requestId : undefined}
    />,
  );
}

/**
 * One line of JSON without personal data: the route's pattern instead of its address (which may hold a token), and no
 * message of a failed query (drizzle puts the values into it), only what D1 said about it.
 */
function log(c: Context<AppEnv>, error: Error): void {
  const failedQuery = error.message.startsWith("Failed query");
  const told = failedQuery && error.cause instanceof Error ? error.cause : error;
  const line = {
    level: "error",
    requestId: c.var.requestId,
    method: c.req.method,
    route: routePath(c, -1),
    error: error.name,
    message: failedQuery && told === error ? "Failed query" : told.message,
    stack: (error.stack ?? "").split("\n").filter((frame) => /^\s+at /.test(frame)),
  };
  console.error(JSON.stringify(line));
}
