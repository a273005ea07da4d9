import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { databaseOf } from "../../database/database.ts";
import { intakeMessage } from "../../database/schema.ts";
import { inList } from "../csv/row-records.ts";
import { DAYS_OF_A_MESSAGE } from "./life.ts";
import { idIn, oldFiles } from "./old-files.ts";

/** Deletes the originals of messages whose time is over. One that waits for a person stays, however old it is. */
export async function forgetMessages(env: Env, organisationId: string, now: number): Promise<void> {
  const db = databaseOf(env, organisationId);
  const before = now - DAYS_OF_A_MESSAGE * 86_400_000;
  const prefix = `${organisationId}/intake/`;
  for await (const keys of oldFiles(env.FILES, prefix, before)) {
    const ids = keys.map((key) => idIn(key, prefix));
    const ofThese = and(eq(intakeMessage.organisationId, organisationId), inList(intakeMessage.id, ids));
    const rows = await db
      .select({ id: intakeMessage.id, status: intakeMessage.status, doneAt: intakeMessage.doneAt })
      .from(intakeMessage)
      .where(and(ofThese, isNotNull(intakeMessage.storageKey)));
    const needed = new Set(
      rows
        .filter(({ status, doneAt }) => {
          const isOver = status === "done" || status === "refused";
          return !isOver || (doneAt !== null && doneAt >= before);
        })
        .map(({ id }) => id),
    );
    const over = keys.filter((key) => !needed.has(idIn(key, prefix)));
    if (over.length === 0) continue;
    await env.FILES.delete(over);
    const gone = and(ofThese, inArray(intakeMessage.status, ["done", "refused"]));
    await db
      .update(intakeMessage)
      .set({ storageKey: null })
      .where(and(gone, inList(intakeMessage.storageKey, over)));
  }
}
