import type { Context } from "hono";
import { problem } from "./problem.ts";

/**
 * The answer to a browser that is not signed in: the sign-in page, and back again afterwards. htmx cannot follow a
 * redirect to a page that replaces its own, so it is told to go there; a script that asks for data is told plainly.
 */
export function signInFirst(c: Context): Response {
  const address = signInAddress(c);
  c.header("Cache-Control", "no-store");
  if (c.req.header("HX-Request")) {
    return c.body(null, 401, { "HX-Redirect": address });
  }
  const reading = c.req.method === "GET" || c.req.method === "HEAD";
  const accept = c.req.header("Accept") ?? "";
  if (accept.includes("application/json") || (!reading && !accept.includes("text/html"))) {
    return problem(c, 401, { code: "signed_out", detail: "You are signed out. Sign in and send it again." });
  }
  return c.redirect(address, 303);
}

function signInAddress(c: Context): string {
  const here = c.req.header("HX-Request")
    ? currentPage(c)
    : c.req.method === "GET"
      ? new URL(c.req.url)
      : null;
  if (!here || here.pathname === "/") return "/sign-in";
  return `/sign-in?to=${encodeURIComponent(here.pathname + here.search)}`;
}

/** The page that htmx stands on, if it is one of ours. */
function currentPage(c: Context): URL | null {
  const page = URL.parse(c.req.header("HX-Current-URL") ?? "");
  return page && page.host === new URL(c.req.url).host ? page : null;
}
