import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { SIGN_IN_SECONDS } from "./pending-sign-in.ts";

const NAME = "__Host-sign-in";

/** Ties a code to the browser that asked for it: a code read over a shoulder opens nothing elsewhere. */
export function writeSignInCookie(c: Context, id: string): void {
  setCookie(c, NAME, id, {
    path: "/",
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
    maxAge: SIGN_IN_SECONDS,
  });
}

export function readSignInCookie(c: Context): string | null {
  return getCookie(c, NAME) ?? null;
}

export function clearSignInCookie(c: Context): void {
  deleteCookie(c, NAME, { path: "/", secure: true });
}
