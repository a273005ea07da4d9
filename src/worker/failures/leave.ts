import { databaseOf } from "../database/database.ts";
import { runById } from "../intake/csv/records.ts";
import { cancelImport } from "../intake/csv/start-import.ts";
import { leaveMessage } from "../intake/decide-message.ts";
import { refuse } from "../jobs/decision.ts";
import type { Refusal } from "../jobs/types.ts";
import { failureById } from "./records.ts";

/** A person wants nothing more of what failed: what is done stays, and nobody is needed for the rest. */
export async function leaveFailure(
  env: Env,
  organisationId: string,
  failureId: string,
  name: string,
): Promise<{ ok: true } | Refusal> {
  const db = databaseOf(env, organisationId);
  const [found] = await failureById(db, organisationId, failureId);
  if (!found) return refuse("not_found", "There is no such failure.");
  if (found.status === "resolved") return { ok: true };
  if (found.kind === "intake") return await leaveMessage(env, organisationId, found.subjectId, name);
  if (found.kind !== "import")
    return refuse("illegal_transition", "This cannot be left from here: open it, and decide there.");
  const [run] = await runById(db, organisationId, found.subjectId);
  if (!run) return refuse("not_found", "There is no such import.");
  await cancelImport(env, run);
  return { ok: true };
}
