import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { directoryDatabase } from "../database/database.ts";
import { signIn } from "../database/schema.ts";
import { keyedHash, newCode, newSecret, sameSecret, sha256 } from "./secrets.ts";

export const SIGN_IN_SECONDS = 15 * 60;
const MOST_TRIES = 10;

export type Pending = typeof signIn.$inferSelect;

export type CodeAnswer =
  | { kind: "right"; pending: Pending }
  | { kind: "wrong"; pending: Pending; triesLeft: number }
  /** Used, expired, tried too often, or never asked for in this browser. */
  | { kind: "over" };

/**
 * Writes a sign-in down and answers its three secrets, known here once: the browser's id, the six digits and the
 * link's. The same is done for an address that nobody knows.
 */
export async function startSignIn(env: Env, email: string, now: number) {
  const [id, link, code] = [newSecret(), newSecret(), newCode()];
  const idHash = await sha256(id);
  await directoryDatabase(env)
    .insert(signIn)
    .values({
      idHash,
      email,
      codeHash: await hashOfCode(env, idHash, code),
      linkHash: await sha256(link),
      createdAt: now,
      expiresAt: now + SIGN_IN_SECONDS * 1000,
    });
  return { id, idHash, link, code };
}

/** The sign-in that waits in this browser. */
export async function pendingInBrowser(env: Env, id: string | null, now: number): Promise<Pending | null> {
  if (!id) return null;
  return first(env, and(eq(signIn.idHash, await sha256(id)), waiting(now)));
}

/** The sign-in that a letter's link belongs to. */
export async function pendingOfLink(env: Env, secret: string, now: number): Promise<Pending | null> {
  return first(env, and(eq(signIn.linkHash, await sha256(secret)), waiting(now)));
}

/** Counts the try before it looks at the code, so that guesses at the same moment are counted too. */
export async function tryCode(env: Env, id: string | null, code: string, now: number): Promise<CodeAnswer> {
  if (!id) return { kind: "over" };
  const [pending] = await directoryDatabase(env)
    .update(signIn)
    .set({ tries: sql`${signIn.tries} + 1` })
    .where(and(eq(signIn.idHash, await sha256(id)), waiting(now), lt(signIn.tries, MOST_TRIES)))
    .returning();
  if (!pending) return { kind: "over" };
  const right = sameSecret(await hashOfCode(env, pending.idHash, code), pending.codeHash);
  if (right || isDemoCode(env, code)) return { kind: "right", pending };
  return { kind: "wrong", pending, triesLeft: MOST_TRIES - pending.tries };
}

/** Uses a sign-in up. Of two who try, one gets true. */
export async function consume(env: Env, { idHash }: Pending, now: number): Promise<boolean> {
  const { meta } = await directoryDatabase(env)
    .update(signIn)
    .set({ usedAt: now })
    .where(and(eq(signIn.idHash, idHash), waiting(now)));
  return meta.changes === 1;
}

function waiting(now: number) {
  return and(isNull(signIn.usedAt), gt(signIn.expiresAt, now));
}

async function first(env: Env, condition: ReturnType<typeof and>): Promise<Pending | null> {
  const [row] = await directoryDatabase(env).select().from(signIn).where(condition);
  return row ?? null;
}

/** A million codes are soon tried out against a plain hash; without the app's secret they cannot be. */
function hashOfCode(env: Env, idHash: string, code: string): Promise<string> {
  return keyedHash(env, `code:${idHash}:${code}`);
}

/** In local runs the demo's members can sign in without a look into the mail. */
function isDemoCode(env: Env, code: string): boolean {
  const demo = env.ENVIRONMENT === "local" ? env.DEMO_SIGN_IN_CODE : undefined;
  return demo !== undefined && demo !== "" && sameSecret(demo, code);
}
