import type { FailureRow } from "../database/rows.ts";
import type { Context, FailureKind, Job } from "../jobs/types.ts";

type Found = Pick<FailureRow, "kind" | "subjectId" | "invoiceId" | "code" | "detail">;

/** Shows a person what failed. The same thing failing again says so in the place where it stood. */
export function openFailure(job: Job, found: Found, context: Context): Job {
  const known = job.failures.find((one) => one.kind === found.kind && one.subjectId === found.subjectId);
  if (known) {
    const again: FailureRow = { ...known, ...found, status: "open", createdAt: context.now };
    return { ...job, failures: job.failures.map((one) => (one === known ? again : one)) };
  }
  const { organisationId, id: jobId } = job.row;
  const id = context.newId("fail");
  const row: FailureRow = {
    ...found,
    organisationId,
    id,
    jobId,
    status: "open",
    createdAt: context.now,
    resolvedAt: null,
  };
  return { ...job, failures: [...job.failures, row] };
}

/** What failed has come right. */
export function resolveFailures(job: Job, kind: FailureKind, subjectId: string, now: number): Job {
  const failures = job.failures.map((one) =>
    one.kind === kind && one.subjectId === subjectId && one.status !== "resolved"
      ? { ...one, status: "resolved" as const, resolvedAt: now }
      : one,
  );
  return { ...job, failures };
}
