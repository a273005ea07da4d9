import { and, eq, ne } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { IntakeMessageRow } from "../database/rows.ts";
import { failure } from "../database/schema.ts";
import type { Statement } from "../database/upsert.ts";
import { idFor } from "../ids/new-id.ts";

type Named = Pick<IntakeMessageRow, "organisationId" | "id">;

/** Shows the organisation's people a message that could not be read. The same one is shown once. */
export function openMessageFailure(
  db: Database,
  id: string,
  row: Named & Pick<IntakeMessageRow, "sender" | "subject" | "jobId">,
  { reason, now }: { reason: string; now: number },
): Statement {
  const { organisationId, sender, subject, jobId } = row;
  const what = subject ? `“${subject}”` : "A ticket";
  const detail = `${what} from ${sender || "somebody"} did not become a job. ${reason}`;
  const open = { status: "open" as const, detail, createdAt: now, resolvedAt: null };
  return db
    .insert(failure)
    .values({ organisationId, id, kind: "intake", subjectId: row.id, jobId, ...open })
    .onConflictDoUpdate({ target: [failure.organisationId, failure.id], set: open });
}

/** The message became a job after all, or a person left it. */
export function resolveMessageFailure(
  db: Database,
  organisationId: string,
  id: string,
  now: number,
): Statement {
  return db
    .update(failure)
    .set({ status: "resolved", resolvedAt: now })
    .where(and(thisFailure(organisationId, id), ne(failure.status, "resolved")));
}

/** A person had it tried again. */
export function markMessageRetried(db: Database, organisationId: string, id: string): Statement {
  return db
    .update(failure)
    .set({ status: "retrying" })
    .where(and(thisFailure(organisationId, id), eq(failure.status, "open")));
}

/** A message's failure is known by the message. */
export function messageFailureId({ organisationId, id }: Named): Promise<string> {
  return idFor("fail", organisationId, id);
}

function thisFailure(organisationId: string, id: string) {
  return and(eq(failure.organisationId, organisationId), eq(failure.id, id));
}
