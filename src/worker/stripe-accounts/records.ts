import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import { directory, organisation, stripeAccount } from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { bumpVersion } from "../database/version.ts";
import { DEPLOYMENT } from "./types.ts";

/** The organisation's accounts at Stripe, the first one first. */
export function readAccounts(db: Database, organisationId: string) {
  return db
    .select()
    .from(stripeAccount)
    .where(eq(stripeAccount.organisationId, organisationId))
    .orderBy(asc(stripeAccount.createdAt));
}

export async function findAccount(
  db: Database,
  organisationId: string,
  id: string,
): Promise<StripeAccountRow | null> {
  const [row] = await db.select().from(stripeAccount).where(thisAccount(organisationId, id));
  return row ?? null;
}

/** Keeps a new account; the same one only once. What Stripe rings for an account that is connected to the platform is the organisation's. */
export async function addAccount(db: Database, row: StripeAccountRow): Promise<void> {
  const { organisationId, kind, stripeAccountId } = row;
  const ring =
    kind === "connect" && stripeAccountId !== null
      ? [
          db
            .insert(directory)
            .values({ kind: "stripe_account", key: stripeAccountId, organisationId })
            .onConflictDoNothing(),
        ]
      : [];
  await db.batch([
    db.insert(stripeAccount).values(row).onConflictDoNothing(),
    ...ring,
    bumpVersion(db, organisationId),
  ]);
}

export async function changeAccount(
  db: Database,
  { organisationId, id }: Pick<StripeAccountRow, "organisationId" | "id">,
  fields: Partial<StripeAccountRow>,
): Promise<void> {
  await db.batch([
    db.update(stripeAccount).set(fields).where(thisAccount(organisationId, id)),
    bumpVersion(db, organisationId),
  ]);
}

/** Notes that its webhook was heard; no page is made anew for that. */
export async function noteHeard(
  db: Database,
  { organisationId, id }: Pick<StripeAccountRow, "organisationId" | "id">,
  heardAt: number,
): Promise<void> {
  await db.update(stripeAccount).set({ heardAt }).where(thisAccount(organisationId, id));
}

/** Has the organisation bill with an account from now on; null is the deployment's own. */
export async function billWith(
  db: Database,
  organisationId: string,
  account: Pick<StripeAccountRow, "id" | "livemode"> | null,
): Promise<void> {
  const stripe = account ? { activeId: account.id, livemode: account.livemode } : {};
  await db.batch([
    db.update(organisation).set({ stripe }).where(eq(organisation.id, organisationId)),
    bumpVersion(db, organisationId),
  ]);
}

/** Has the organisation bill with an account where it bills with none, and has never billed elsewhere. */
export function billWithFirst(
  db: Database,
  { organisationId, id, livemode }: Pick<StripeAccountRow, "organisationId" | "id" | "livemode">,
): Statement {
  const stripe = JSON.stringify({ activeId: id, livemode });
  return db
    .update(organisation)
    .set({ stripe: sql`${stripe}` })
    .where(
      and(
        eq(organisation.id, organisationId),
        sql`json_extract(${organisation.stripe}, '$.activeId') IS NULL`,
        sql`NOT EXISTS (SELECT 1 FROM invoice WHERE invoice.organisation_id = ${organisationId}
          AND invoice.account_id = ${DEPLOYMENT})`,
      ),
    );
}

/** Whose connected account it is. */
export async function organisationOfAccount(db: Database, stripeAccountId: string): Promise<string | null> {
  const [row] = await db
    .select({ organisationId: directory.organisationId })
    .from(directory)
    .where(and(eq(directory.kind, "stripe_account"), eq(directory.key, stripeAccountId)));
  return row?.organisationId ?? null;
}

export function thisAccount(organisationId: string, id: string) {
  return and(eq(stripeAccount.organisationId, organisationId), eq(stripeAccount.id, id));
}
