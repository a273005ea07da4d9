import { drizzle } from "drizzle-orm/d1";
import type { Database } from "../../src/worker/database/database.ts";
import type { DocumentNumberRow } from "../../src/worker/database/rows.ts";
import * as schema from "../../src/worker/database/schema.ts";
import type { Statement } from "../../src/worker/database/upsert.ts";
import { commitJob } from "../../src/worker/jobs/commit-job.ts";
import type { Context, Job, NewEvent } from "../../src/worker/jobs/types.ts";
import type { LocalDatabase } from "../start/worker.ts";
import type { DemoClock } from "./clock.ts";
import { GatheredStatements } from "./gathered.ts";
import { looks } from "./looks.ts";

/** One change of a job: as it then stood, with its version, and what had happened. */
export type Change = { job: Job; events: NewEvent[]; context: Context };

/**
 * Gathers everything that the demo writes and writes it as one transaction: a start that is cut short leaves an empty
 * database, and the next one begins again.
 */
export class Records {
  readonly db: Database;
  private readonly gathered = new GatheredStatements();

  constructor() {
    this.db = drizzle(this.gathered);
  }

  async add(first: Statement, ...rest: Statement[]): Promise<void> {
    await this.db.batch([first, ...rest]);
  }

  /** A job's life as the app's own commit writes its last change, with the events of all before it, and who looked at it. */
  async addJob(changes: readonly Change[], clock: DemoClock): Promise<void> {
    const last = changes.at(-1);
    if (!last) return;
    for (const row of changes.slice(0, -1).flatMap(eventRows)) {
      await this.add(this.db.insert(schema.event).values(row));
    }
    const { job, events, context } = last;
    const unversioned = { ...job, row: { ...job.row, version: job.row.version - events.length } };
    await commitJob(this.db, null, unversioned, events, context);
    for (const look of looks(this.db, clock, changes)) await this.add(look);
  }

  /** The numbers that documents took. */
  async addNumbers(numbers: readonly DocumentNumberRow[]): Promise<void> {
    for (const row of numbers) await this.add(this.db.insert(schema.documentNumber).values(row));
  }

  async write(d1: LocalDatabase): Promise<void> {
    await d1.batch(this.gathered.merged().map(({ sql, params }) => d1.prepare(sql).bind(...params)));
  }
}

function eventRows({ job, events, context }: Change) {
  const { organisationId, id: jobId, version } = job.row;
  const { now, at = now, actor, source } = context;
  return events.map(({ type, data }, index) => ({
    ...{ organisationId, jobId, sequence: version - events.length + index + 1 },
    ...{ type, data, at, recordedAt: now, actor, source },
  }));
}
