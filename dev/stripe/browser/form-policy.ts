import type { Context } from "hono";

/** For a page whose form leads back to somebody's address in the end: there, here, and nowhere else. */
export function allowForm(c: Context, returnUrl: string): void {
  const back = new URL(returnUrl).origin;
  c.header(
    "content-security-policy",
    `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${back}`,
  );
  c.header("referrer-policy", "no-referrer");
}
