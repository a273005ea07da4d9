import type { PropsWithChildren } from "hono/jsx";

/** A single sheet of paper in the middle: sign-in, and what is said when something is not there. */
export function Document({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Closeout`}</title>
        <link rel="stylesheet" href="/css/base.css" />
        <link rel="stylesheet" href="/css/sign-in.css" />
      </head>
      <body class="sign-in">
        <header>
          <b>Closeout</b>
        </header>
        <main class="sheet">{children}</main>
      </body>
    </html>
  );
}
