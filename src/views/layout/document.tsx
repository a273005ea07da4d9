import type { Child, FC } from "hono/jsx";

type DocumentProps = {
  title: string;
  /** Names under `/css/`, after `base`. */
  styles?: string[];
  /** The address of a sheet that holds them all, in their place. */
  sheet?: string;
  /** Addresses of scripts; each is deferred. */
  scripts?: string[];
  /** Addresses of scripts that are modules. */
  moduleScripts?: string[];
  /** What else stands in the head. */
  head?: Child;
  bodyClass?: string;
  language?: string;
  children?: Child;
};

/** The page around every screen: no inline style, no inline script. */
export const Document: FC<DocumentProps> = ({
  title,
  styles = [],
  sheet,
  scripts = [],
  moduleScripts = [],
  head,
  bodyClass,
  language,
  children,
}) => (
  <html lang={language ?? "en"}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      {/* What a person opened or closed stays so when a region is refreshed. */}
      <meta name="htmx-config" content='{"morphIgnore":["data-htmx-powered","open"]}' />
      <title>{title}</title>
      {(sheet ? [sheet] : ["base", ...styles].map((name) => `/css/${name}.css`)).map((address) => (
        <link rel="stylesheet" href={address} />
      ))}
      <link rel="icon" href="/icons/closeout.svg" type="image/svg+xml" />
      {scripts.map((address) => (
        <script src={address} defer />
      ))}
      {moduleScripts.map((address) => (
        <script type="module" src={address} />
      ))}
      {head}
    </head>
    <body class={bodyClass}>{children}</body>
  </html>
);
