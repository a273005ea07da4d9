import type { FailureRow } from "../database/rows.ts";
import type { FailureAnswer } from "./shapes/failure.ts";
import { asMoment, asMomentOrNull } from "./shapes/moment.ts";

export function presentFailure(row: FailureRow): FailureAnswer {
  const { id, kind, status, code, detail, jobId, invoiceId } = row;
  return {
    ...{ id, kind, status, code, detail, jobId, invoiceId },
    createdAt: asMoment(row.createdAt),
    resolvedAt: asMomentOrNull(row.resolvedAt),
  };
}
