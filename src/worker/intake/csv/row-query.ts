import type { RowOutcome } from "./sums.ts";

const OUTCOMES = ["wrong", "created", "updated", "unchanged"] as const satisfies readonly RowOutcome[];

/** Which results of an import are looked at, and below which row. `first`: the wrong ones, or all where none is wrong. */
export type RowQuery = { show: RowOutcome | "all" | "first"; after: number };

export function rowQuery(asked: Record<string, string | undefined>): RowQuery {
  const show = [...OUTCOMES, "all" as const].find((one) => one === asked.show) ?? "first";
  const after = Number(asked.after);
  return { show, after: Number.isSafeInteger(after) && after > 0 ? after : 0 };
}
