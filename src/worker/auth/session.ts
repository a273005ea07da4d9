import { and, eq, lt } from "drizzle-orm";
import { LANGUAGES, type Language } from "../../messages/language.ts";
import type { Database } from "../database/database.ts";
import type { MemberRow, OrganisationRow } from "../database/rows.ts";
import { member, organisation, type Role, session } from "../database/schema.ts";
import type { Viewer } from "../http/app-env.ts";
import { newSecret, sha256 } from "./secrets.ts";
import { type Claim, SESSION_SECONDS } from "./session-cookie.ts";

export type SessionRow = typeof session.$inferSelect;

const SEEN_EVERY_MS = 5 * 60_000;

/** The rows that prove a claim: three plain reads, since a join must not stand in a batch. */
export function proofOf(db: Database, claim: Claim) {
  const { organisationId, memberId, tokenHash } = claim;
  return [
    db
      .select()
      .from(session)
      .where(and(eq(session.organisationId, organisationId), eq(session.tokenHash, tokenHash))),
    db
      .select()
      .from(member)
      .where(and(eq(member.organisationId, organisationId), eq(member.id, memberId))),
    db.select().from(organisation).where(eq(organisation.id, organisationId)),
  ] as const;
}

export type Proof = {
  session: SessionRow | undefined;
  member: MemberRow | undefined;
  organisation: OrganisationRow | undefined;
};

/**
 * The viewer, if the rows bear out the claim.
 * @param at `now` in milliseconds since 1970; `deploymentLive`: whether money is real in the account of who has none of their own
 */
export function viewerOf(
  claim: Claim,
  proof: Proof,
  { now, deploymentLive }: { now: number; deploymentLive: boolean },
): Viewer | null {
  const { session, member, organisation } = proof;
  if (!session || !member || !organisation) return null;
  if (session.memberId !== claim.memberId || session.expiresAt <= now || !member.active) return null;
  return {
    organisationId: organisation.id,
    memberId: member.id,
    name: member.name,
    role: member.role,
    crew: member.crew,
    language: member.language ?? languageOf(organisation.locale),
    organisation: {
      name: organisation.name,
      timeZone: organisation.timeZone,
      currency: organisation.currency,
      locale: organisation.locale,
      testMode: !(organisation.stripe.livemode ?? deploymentLive),
      version: organisation.version,
    },
  };
}

/** The language of an organisation's locale, such as `es-MX`; English where it is none of ours. */
function languageOf(locale: string): Language {
  const { language } = new Intl.Locale(locale);
  return LANGUAGES.find((one) => one === language) ?? "en";
}

/** Where a member starts. */
export function homeOf(role: Role): "/crew" | "/office" {
  return role === "crew" ? "/crew" : "/office";
}

/** Writes down, once in five minutes at most, that a session was used; null when there is nothing to write. */
export function seenSession(db: Database, row: SessionRow, now: number) {
  if (now - row.lastSeenAt < SEEN_EVERY_MS) return null;
  return db
    .update(session)
    .set({ lastSeenAt: now })
    .where(
      and(
        eq(session.organisationId, row.organisationId),
        eq(session.tokenHash, row.tokenHash),
        lt(session.lastSeenAt, now),
      ),
    );
}

/** Starts a session of 30 days and answers the secret for its cookie: it is stored as a hash, and known here once. */
export async function startSession(
  db: Database,
  who: { organisationId: string; memberId: string; userAgent: string | null },
  now: number,
): Promise<string> {
  const secret = newSecret();
  await db.insert(session).values({
    ...who,
    userAgent: who.userAgent?.slice(0, 200) ?? null,
    tokenHash: await sha256(secret),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + SESSION_SECONDS * 1000,
  });
  return secret;
}

/** Ends a session wherever its cookie was copied to. */
export async function endSession(db: Database, claim: Claim): Promise<void> {
  await db
    .delete(session)
    .where(and(eq(session.organisationId, claim.organisationId), eq(session.tokenHash, claim.tokenHash)));
}
