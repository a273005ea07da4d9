import type { Database } from "../../database/database.ts";
import type { ImportRunRow } from "../../database/rows.ts";
import type { IntakeWork } from "../work.ts";
import { chunksDone } from "./row-records.ts";

/** As many messages as a queue takes at once. */
const MOST_MESSAGES = 100;

/** Queues the parts of a file that are not done; first of all its cutting into parts. */
export async function queueMissing(
  env: Pick<Env, "INTAKE">,
  db: Database,
  { organisationId, id: importId, chunks }: Pick<ImportRunRow, "organisationId" | "id" | "chunks">,
): Promise<void> {
  if (chunks === 0) return void (await env.INTAKE.send({ kind: "split", organisationId, importId }));
  const done = new Set((await chunksDone(db, organisationId, importId)).map(({ chunk }) => chunk));
  const missing = Array.from({ length: chunks }, (_, index) => index + 1).filter((chunk) => !done.has(chunk));
  for (let first = 0; first < missing.length; first += MOST_MESSAGES) {
    const messages = missing.slice(first, first + MOST_MESSAGES).map((chunk) => {
      const body: IntakeWork = { kind: "chunk", organisationId, importId, chunk };
      return { body };
    });
    await env.INTAKE.sendBatch(messages);
  }
}
