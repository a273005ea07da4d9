import { and, eq } from "drizzle-orm";
import { databaseOf } from "../../database/database.ts";
import { importRun, organisation } from "../../database/schema.ts";
import { ticketSourceOf } from "../receive-loose-ticket.ts";
import { atOnce } from "./at-once.ts";
import { queueMissing } from "./queue-missing.ts";
import { runById } from "./records.ts";
import { keepChunk, readImport } from "./storage.ts";
import { chunked, ticketsOf } from "./tickets-of.ts";

/** Rows that one message of the queue carries: a second or two of work, so that many messages share the way. */
const ROWS_A_CHUNK = 50;
const PUTS_AT_ONCE = 6;

/** Cuts a file whose columns are known into parts for the queue. Safe to repeat: the same file makes the same parts. */
export async function splitImport(env: Env, organisationId: string, importId: string): Promise<void> {
  const db = databaseOf(env, organisationId);
  const [[run], [settings]] = await db.batch([
    runById(db, organisationId, importId),
    db.select().from(organisation).where(eq(organisation.id, organisationId)),
  ]);
  if (run?.status !== "running" || !settings) return;
  if (run.chunks > 0) return await queueMissing(env, db, run);

  const from = await ticketSourceOf(env, organisationId, run.portalId);
  const tickets = ticketsOf(await readImport(env, run), run.mapping, settings, from);
  const parts = chunked(tickets, ROWS_A_CHUNK);
  await atOnce(PUTS_AT_ONCE, parts, (groups, index) => keepChunk(env, run, index + 1, groups));
  const chunks = parts.length;
  await db
    .update(importRun)
    .set({ chunks })
    .where(and(eq(importRun.organisationId, organisationId), eq(importRun.id, importId)));
  await queueMissing(env, db, { ...run, chunks });
}
