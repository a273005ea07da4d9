import type { Context } from "hono";

/** What a handler may show: a view, its text, or an answer made by hand (a file, a redirect, a socket). */
export type Shown = Response | string | { toString(): string | Promise<string> };

/**
 * Sends a view with the status that the context holds. A view that is a whole document gets its doctype here, which
 * JSX cannot say.
 */
export async function sendView(c: Context, shown: Exclude<Shown, Response>): Promise<Response> {
  return c.html(await markupOf(shown));
}

export async function markupOf(shown: Exclude<Shown, Response>): Promise<string> {
  const markup = String(await shown.toString());
  return markup.startsWith("<html") ? `<!doctype html>${markup}` : markup;
}
