import { readFileSync } from "node:fs";
import type { Context } from "hono";
import { html } from "hono/html";

export type Html = ReturnType<typeof html>;

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data: http: https:; frame-src 'self'; form-action 'self'; base-uri 'none'";

const SHARED = ["../../public/css/base.css", "look.css"].map((name) => new URL(name, import.meta.url));

/** Answers the app's look, what all stand-ins add to it, and the stylesheet `own` of one of them. */
export function stylesheet(own: URL) {
  const css = [...SHARED, own].map((place) => readFileSync(place, "utf8")).join("\n");
  return (c: Context) => c.body(css, 200, { "Content-Type": "text/css; charset=utf-8" });
}

export const pageHeaders = { "Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer" };

/** A whole page. `refresh` reloads it every so many seconds. */
export function page(title: string, body: Html, refresh?: number): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh ? html`<meta http-equiv="refresh" content="${refresh}">` : ""}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/look.css">
</head>
<body>${body}</body>
</html>`;
}

/** A time for people: the hour today, the day before that. In UTC, as the app's records are. */
export function when(milliseconds: number): Html {
  const at = new Date(milliseconds);
  const iso = at.toISOString();
  const today = iso.slice(0, 10) === new Date().toISOString().slice(0, 10);
  const options: Intl.DateTimeFormatOptions = today
    ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
    : { day: "numeric", month: "short" };
  const shown = at.toLocaleString("en-GB", { ...options, timeZone: "UTC" });
  return html`<time datetime="${iso}" title="${iso}">${shown}</time>`;
}
