import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const nothing = html``;

/** A whole page. No script at all; the one stylesheet comes from this server. */
export function layout(
  title: string,
  body: Html,
  options: { kind: "pay" | "local"; refresh?: number },
): Html {
  const { kind, refresh = 0 } = options;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${refresh > 0 ? html`<meta http-equiv="refresh" content="${refresh}" />` : nothing}
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/stripe.css" />
      </head>
      <body class="${kind}">
        ${body}
      </body>
    </html>`;
}

/** A date as an invoice prints it, from seconds. */
export function date(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString("en-US", {
    dateStyle: "long",
    timeZone: "UTC",
  });
}

/** A time of day with seconds, from ms. */
export function time(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
