import type { Change, EventData, EventType, Job, Missing, NewEvent, Refusal, RefusalCode } from "./types.ts";

export function refuse(code: RefusalCode, detail: string, missing?: Missing[]): Refusal {
  return missing ? { ok: false, code, detail, missing } : { ok: false, code, detail };
}

/** The job changed, and this is what happened. */
export function changed(job: Job, ...events: NewEvent[]): Change {
  return { ok: true, job, events };
}

/** Asked for what already is: safe to repeat, nothing to write. */
export function unchanged(job: Job): Change {
  return { ok: true, job, events: [] };
}

export function happened(type: EventType, data: EventData = {}): NewEvent {
  return { type, data };
}

/** The job with some of its own fields changed. */
export function withRow(job: Job, fields: Partial<Job["row"]>): Job {
  return { ...job, row: { ...job.row, ...fields } };
}

/** The list with one row replaced, found by its id. */
export function replaceRow<Row extends { id: string }>(rows: Row[], id: string, fields: Partial<Row>): Row[] {
  return rows.map((row) => (row.id === id ? { ...row, ...fields } : row));
}

export function refuseEnded(job: Job): Refusal {
  return refuse("job_ended", `The job is ${job.row.status}; this can no longer be changed.`);
}
