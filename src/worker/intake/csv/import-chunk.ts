import { databaseOf } from "../../database/database.ts";
import type { ImportRunRow } from "../../database/rows.ts";
import type { Actor, EventData } from "../../jobs/types.ts";
import { now } from "../../time/clock.ts";
import { ticketSourceOf } from "../receive-loose-ticket.ts";
import { type Delivered, outcomeOf, receiveTicket } from "../receive-ticket.ts";
import { atOnce } from "./at-once.ts";
import { wordsOfChange, wordsOfGaps } from "./change-words.ts";
import { findTogether } from "./find-together.ts";
import type { FileTicket, TicketGroup } from "./read-tickets.ts";
import { importedBy, runById } from "./records.ts";
import { keepResults, keepRows } from "./results.ts";
import { eventsByNames, rowsDone } from "./row-records.ts";
import { readChunk } from "./storage.ts";
import type { RowOutcome } from "./sums.ts";
import { nameOfTicket, sourcesOf } from "./tickets-of.ts";

/** More at once would only wait for one another, since the database answers one question at a time. */
const TICKETS_AT_ONCE = 6;

/** What became of a ticket, for all its rows. */
type Result = {
  rows: number[];
  outcome: RowOutcome;
  jobId: string | null;
  detail: string | null;
  /** The name under which it was received, where nothing was new: it may have been received under it before. */
  again?: string;
};

/**
 * Makes jobs of one part of a file and writes down what became of each row. Safe to repeat: each ticket is received under a name of
 * its own, so that what happened the first time is what is told. What fails is tried again; the rest of the part is kept.
 */
export async function importChunk(
  env: Env,
  organisationId: string,
  importId: string,
  chunk: number,
): Promise<void> {
  const db = databaseOf(env, organisationId);
  const [[run], [member]] = await db.batch([
    runById(db, organisationId, importId),
    importedBy(db, organisationId, importId),
  ]);
  if (run?.status !== "running" && run?.status !== "failed") return;
  const groups = await readChunk(env, run, chunk);
  const rows = groups.flat().flatMap((ticket) => ticket.rows);
  const done = new Set((await rowsDone(db, organisationId, importId, rows)).map(({ row }) => row));

  const from = await ticketSourceOf(env, organisationId, run.portalId);
  const actor: Actor = { kind: "member", id: run.createdBy, name: member?.name ?? "" };
  const find = await findTogether(
    db,
    groups.flatMap((group) => left(group, done).slice(0, 1)).filter((ticket) => "input" in ticket),
    { organisationId, sources: sourcesOf(from), now: now(env) },
  );
  const results: Result[] = [];
  const failed: unknown[] = [];
  await atOnce(TICKETS_AT_ONCE, groups, async (group) => {
    try {
      for (const [index, ticket] of left(group, done).entries()) {
        // Those of the same number behind the first one find what it made.
        const around = { actor, from, ...(index === 0 && { find }) };
        results.push(await received(env, run, around, ticket));
      }
    } catch (error) {
      failed.push(error);
    }
  });
  const told = await asFirstTime(results);
  const found = told.flatMap(({ rows, outcome, jobId, detail }) =>
    rows.map((row) => ({ row, outcome, jobId, detail })),
  );
  if (failed.length > 0) {
    await keepRows(db, run, found);
    throw failed[0];
  }
  await keepResults(db, run, { chunk, rows, found, now: now(env) });

  /** What was received under its name before did then what its event says. */
  async function asFirstTime(all: Result[]): Promise<Result[]> {
    const names = all.flatMap(({ jobId, again }) => (jobId && again ? [{ jobId, name: again }] : []));
    if (names.length === 0) return all;
    const events = await eventsByNames(db, organisationId, names);
    const before = new Map(events.map((event) => [event.clientId, event]));
    return all.map((result) => {
      const event = result.again ? before.get(result.again) : undefined;
      return event ? { ...result, ...toldBy(event) } : result;
    });
  }
}

function left(group: TicketGroup, done: Set<number>): FileTicket[] {
  return group.filter(({ rows }) => !rows.every((row) => done.has(row)));
}

async function received(
  env: Env,
  run: ImportRunRow,
  around: Pick<Delivered, "actor" | "from" | "find">,
  ticket: FileTicket,
): Promise<Result> {
  const { rows } = ticket;
  if ("wrong" in ticket) return { rows, outcome: "wrong", jobId: null, detail: ticket.wrong };
  const { input, gaps, unsaid } = ticket;
  const clientId = nameOfTicket(run, rows);
  const answer = await receiveTicket(env, run.organisationId, input, {
    ...{ ...around, source: "office", gaps, unsaid, clientId },
    // The very same file again is the same tickets, those without a number too.
    onceKey: `${run.sha256}:${rows[0]}`,
  });
  if (!answer.ok) return { rows, outcome: "wrong", jobId: null, detail: answer.detail };
  const outcome = outcomeOf(answer);
  const jobId = answer.job.row.id;
  if (outcome === "unchanged") return { rows, outcome, jobId, detail: null, again: clientId };
  const detail = outcome === "created" ? wordsOfGaps(gaps) : wordsOfChange(answer.events);
  return { rows, outcome, jobId, detail };
}

function toldBy(event: { type: string; data: EventData }): Pick<Result, "outcome" | "detail"> {
  if (event.type !== "job.created") return { outcome: "updated", detail: wordsOfChange([event]) };
  const { missing } = event.data;
  return { outcome: "created", detail: wordsOfGaps(Array.isArray(missing) ? missing : []) };
}
