/** The path to go to after sign-in if it is one of ours, else null: a letter's link must not lead elsewhere. */
export function ownPath(to: string | undefined): string | null {
  if (!to?.startsWith("/")) return null;
  // Parsed as a browser would, which reads backslashes and tabs in its own way.
  const url = URL.parse(to, "https://own.invalid");
  if (url?.origin !== "https://own.invalid" || url.pathname.startsWith("//")) return null;
  if (url.pathname === "/" || url.pathname.startsWith("/sign-")) return null;
  return url.pathname + url.search;
}

/** An address of the sign-in that remembers where to go afterwards. */
export function withTo(path: string, to: string | null): string {
  return to ? `${path}?to=${encodeURIComponent(to)}` : path;
}
