import type { Context } from "hono";
import { ChoicePage } from "../../views/auth/choice-page.tsx";
import { databaseOf } from "../database/database.ts";
import type { Role } from "../database/schema.ts";
import type { AppEnv } from "../http/app-env.ts";
import { sendView } from "../http/html.ts";
import { now } from "../time/clock.ts";
import { type Membership, membershipsOf } from "./memberships.ts";
import { consume, type Pending } from "./pending-sign-in.ts";
import { endSession, homeOf, startSession } from "./session.ts";
import { readClaim, writeSessionCookie } from "./session-cookie.ts";
import { clearSignInCookie } from "./sign-in-cookie.ts";

export type Entry = {
  pending: Pending;
  /** The organisation that was chosen, if one was. */
  organisationId: string | undefined;
  to: string | null;
  /** Where the choice among several organisations goes, with what proved the person once more. */
  again: { action: string; proof: { [name: string]: string } };
};

/**
 * Lets in who proved to hold the address: uses the sign-in up, starts a session and goes where they wanted to.
 * Null when there is nobody to let in, or when somebody was faster.
 */
export async function enter(c: Context<AppEnv>, entry: Entry): Promise<Response | null> {
  const { pending, organisationId, to, again } = entry;
  const memberships = await membershipsOf(c.env, pending.email);
  const chosen =
    memberships.length === 1
      ? memberships[0]
      : memberships.find(({ organisation }) => organisation.id === organisationId);
  if (!chosen && memberships.length > 1) {
    const organisations = memberships.map(({ organisation }) => organisation);
    const proof = { ...again.proof, to };
    return sendView(c, <ChoicePage action={again.action} proof={proof} organisations={organisations} />);
  }
  if (!chosen || !(await consume(c.env, pending, now(c.env)))) return null;
  await replaceSession(c, chosen);
  clearSignInCookie(c);
  return c.redirect(landing(chosen.member.role, to), 303);
}

/** A browser's earlier session ends with the new one: nobody else's is left behind on a shared machine. */
async function replaceSession(c: Context<AppEnv>, { organisation, member }: Membership): Promise<void> {
  const earlier = await readClaim(c);
  if (earlier) await endSession(databaseOf(c.env, earlier.organisationId), earlier);
  const userAgent = c.req.header("User-Agent") ?? null;
  const who = { organisationId: organisation.id, memberId: member.id, userAgent };
  const secret = await startSession(databaseOf(c.env, organisation.id), who, now(c.env));
  writeSessionCookie(c, organisation.id, member.id, secret);
}

/** The page that was asked for, unless it belongs to the other side of the house and would not be there. */
function landing(role: Role, to: string | null): string {
  const home = homeOf(role);
  const otherSide = role === "crew" ? "/office" : null;
  return to && !(otherSide && to.startsWith(otherSide)) ? to : home;
}
