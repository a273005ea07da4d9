import { databaseOf } from "../database/database.ts";
import type { IntakeMessageRow } from "../database/rows.ts";
import { bumpVersion } from "../database/version.ts";
import { messageFailureId, openMessageFailure } from "../failures/message-failures.ts";
import { now } from "../time/clock.ts";
import { changeMessage } from "./message-records.ts";

/** Shows a person that a message could not be made a job of, and why. One that is dealt with already stays as it is. */
export async function failMessage(env: Env, row: IntakeMessageRow, reason: string): Promise<void> {
  if (row.status !== "waiting") return;
  const db = databaseOf(env, row.organisationId);
  const at = now(env);
  await db.batch([
    changeMessage(db, row, "waiting", { status: "failed", reason, doneAt: at }),
    openMessageFailure(db, await messageFailureId(row), row, { reason, now: at }),
    bumpVersion(db, row.organisationId),
  ]);
}
