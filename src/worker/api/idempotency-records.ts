import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { idempotency } from "../database/schema.ts";

/** An answer counts for a day. */
const KEPT_MS = 24 * 60 * 60_000;
/** A call that has not ended by then died: its claim may be taken over by the same request. */
const UNDER_WAY_MS = 60_000;

export type Claim = { organisationId: string; key: string; requestHash: string; createdAt: number };

/** `claimed`: the call is ours to make. Otherwise what another call with this key asked and was answered. */
export type Claimed =
  | { claimed: true }
  | { claimed: false; requestHash: string; status: number | null; body: string | null };

/** Claims a key for a request, in one statement, so that of many at once one wins. */
export async function claimKey(db: Database, claim: Claim): Promise<Claimed> {
  const old = claim.createdAt - KEPT_MS;
  const dead = claim.createdAt - UNDER_WAY_MS;
  const [won, found] = await db.batch([
    db
      .insert(idempotency)
      .values(claim)
      .onConflictDoUpdate({
        target: [idempotency.organisationId, idempotency.key],
        set: {
          requestHash: sql`excluded.request_hash`,
          createdAt: sql`excluded.created_at`,
          status: null,
          body: null,
        },
        setWhere: sql`${idempotency.createdAt} < ${old} or (${idempotency.status} is null
          and ${idempotency.requestHash} = excluded.request_hash and ${idempotency.createdAt} < ${dead})`,
      })
      .returning({ key: idempotency.key }),
    db.select().from(idempotency).where(hasKey(claim)),
  ]);
  const row = found[0];
  if (won.length > 0 || !row) return { claimed: true };
  return { claimed: false, requestHash: row.requestHash, status: row.status, body: row.body };
}

/** Keeps the answer for whoever sends the same again. */
export async function keepAnswer(db: Database, claim: Claim, status: number, body: string): Promise<void> {
  await db.update(idempotency).set({ status, body }).where(isOurs(claim));
}

/** Gives the key free: the call broke, so the same may be tried again at once. */
export async function releaseKey(db: Database, claim: Claim): Promise<void> {
  await db.delete(idempotency).where(isOurs(claim));
}

function hasKey({ organisationId, key }: Claim) {
  return and(eq(idempotency.organisationId, organisationId), eq(idempotency.key, key));
}

/** Not a claim that another call took over in the meantime. */
function isOurs(claim: Claim) {
  return and(hasKey(claim), eq(idempotency.createdAt, claim.createdAt));
}
