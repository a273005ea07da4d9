import type { Context } from "hono";
import { databaseOf } from "../database/database.ts";
import type { AppEnv } from "../http/app-env.ts";
import { endSession } from "./session.ts";
import { clearSessionCookie, readClaim } from "./session-cookie.ts";

/** Ends the session. What a phone holds back for lack of signal stays on it. */
export async function signOut(c: Context<AppEnv>): Promise<Response> {
  const claim = await readClaim(c);
  if (claim) await endSession(databaseOf(c.env, claim.organisationId), claim);
  clearSessionCookie(c);
  if (c.req.header("HX-Request")) return c.body(null, 200, { "HX-Redirect": "/sign-in" });
  return c.redirect("/sign-in", 303);
}
