import { databaseOf } from "../database/database.ts";
import type { IntakeMessageRow } from "../database/rows.ts";
import { bumpVersion } from "../database/version.ts";
import { messageFailureId, resolveMessageFailure } from "../failures/message-failures.ts";
import { now } from "../time/clock.ts";
import { changeMessage } from "./message-records.ts";
import { outcomeOf, type Received } from "./receive-ticket.ts";
import type { TicketGap } from "./vocabulary.ts";

/** Notes which job a message became, and what it did to it. */
export async function settleMessage(
  env: Env,
  row: IntakeMessageRow,
  received: Extract<Received, { ok: true }>,
  { layout, gaps }: { layout: string; gaps: TicketGap[] },
): Promise<void> {
  const { organisationId } = row;
  const db = databaseOf(env, organisationId);
  const done = { status: "done", jobId: received.job.row.id, outcome: outcomeOf(received), layout } as const;
  await db.batch([
    changeMessage(db, row, row.status, { ...done, missing: gaps, reason: null, doneAt: now(env) }),
    resolveMessageFailure(db, organisationId, await messageFailureId(row), now(env)),
    bumpVersion(db, organisationId),
  ]);
}
