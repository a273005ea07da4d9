import { and, eq, ne } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { StripeAccountRow } from "../database/rows.ts";
import { failure } from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { idFor } from "../ids/new-id.ts";

type Named = Pick<StripeAccountRow, "organisationId" | "id">;

/** An account's failure is known by the account. */
export function accountFailureId({ organisationId, id }: Named): Promise<string> {
  return idFor("fail", organisationId, id);
}

/** Shows the organisation's people that an account at Stripe cannot be reached any more. The same one is shown once. */
export function openAccountFailure(
  db: Database,
  id: string,
  { organisationId, id: subjectId }: Named,
  { detail, now }: { detail: string; now: number },
): Statement {
  const open = { status: "open" as const, detail, createdAt: now, resolvedAt: null };
  return db
    .insert(failure)
    .values({ organisationId, id, kind: "stripe_account", subjectId, ...open })
    .onConflictDoUpdate({ target: [failure.organisationId, failure.id], set: open });
}

/** It can be reached again, or a person disconnected it. */
export function resolveAccountFailure(
  db: Database,
  organisationId: string,
  id: string,
  now: number,
): Statement {
  return db
    .update(failure)
    .set({ status: "resolved", resolvedAt: now })
    .where(
      and(eq(failure.organisationId, organisationId), eq(failure.id, id), ne(failure.status, "resolved")),
    );
}
