import { drizzle } from "drizzle-orm/d1";
import type { Database } from "../../src/worker/database/database.ts";
import * as schema from "../../src/worker/database/schema.ts";
import type { Statement } from "../../src/worker/database/upsert.ts";
import { commitJob } from "../../src/worker/jobs/commit-job.ts";
import type { Context, Job, NewEvent } from "../../src/worker/jobs/types.ts";
import type { LocalDatabase } from "../start/worker.ts";

/** One change of a job: as it then stood, with its version, and what had happened. */
export type Change = { job: Job; events: NewEvent[]; context: Context };

/** A statement may have 100 bound values, and an event has ten columns. */
const EVENTS_A_STATEMENT = 10;

/**
 * Collects everything that the demo writes and writes it as one transaction: a start that is cut short leaves an empty
 * database, and the next one begins again.
 */
export class Records {
  readonly db: Database;
  private readonly statements: Statement[] = [];
  private readonly collecting: Database;

  constructor(d1: LocalDatabase) {
    this.db = drizzle(d1, { schema });
    this.collecting = Object.assign(Object.create(this.db), {
      batch: async (statements: Statement[]) => {
        this.statements.push(...statements);
        return [];
      },
    });
  }

  add(...statements: Statement[]): void {
    this.statements.push(...statements);
  }

  /** A job's life as the app's own commit writes its last change, with the events of all before it. */
  async addJob(changes: readonly Change[]): Promise<void> {
    const last = changes.at(-1);
    if (!last) return;
    const earlier = changes.slice(0, -1).flatMap(eventRows);
    for (let from = 0; from < earlier.length; from += EVENTS_A_STATEMENT) {
      this.add(this.db.insert(schema.event).values(earlier.slice(from, from + EVENTS_A_STATEMENT)));
    }
    const { job, events, context } = last;
    const unversioned = { ...job, row: { ...job.row, version: job.row.version - events.length } };
    await commitJob(this.collecting, null, unversioned, events, context);
  }

  async write(): Promise<void> {
    const [first, ...rest] = this.statements;
    if (first) await this.db.batch([first, ...rest]);
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
