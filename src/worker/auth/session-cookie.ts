import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { sha256 } from "./secrets.ts";

const NAME = "__Host-session";
export const SESSION_SECONDS = 30 * 24 * 3600;

/** Who a browser says it is. Nothing of it is true before the session row has been read. */
export type Claim = { organisationId: string; memberId: string; tokenHash: string };

/** What the session cookie claims, or null without a well-formed one. */
export async function readClaim(c: Context): Promise<Claim | null> {
  const match = /^([\w-]{1,80})\.([\w-]{1,80})\.([\w-]{43})$/.exec(getCookie(c, NAME) ?? "");
  if (!match) return null;
  const [, organisationId = "", memberId = "", secret = ""] = match;
  return { organisationId, memberId, tokenHash: await sha256(secret) };
}

/**
 * The organisation and the member stand in the cookie so that a page can ask for its rows in the same batch that
 * checks the session.
 */
export function writeSessionCookie(
  c: Context,
  organisationId: string,
  memberId: string,
  secret: string,
): void {
  setCookie(c, NAME, `${organisationId}.${memberId}.${secret}`, {
    path: "/",
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
    maxAge: SESSION_SECONDS,
  });
}

export function clearSessionCookie(c: Context): void {
  deleteCookie(c, NAME, { path: "/", secure: true });
}
