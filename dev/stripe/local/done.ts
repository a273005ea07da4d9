import type { Context } from "hono";
import { isForm } from "./input.ts";

/** The page's forms come back to the page; scripts get the answer. */
export function done(c: Context, answer: object): Response {
  return isForm(c) ? c.redirect(c.req.header("referer") ?? "/_local", 303) : c.json(answer);
}
