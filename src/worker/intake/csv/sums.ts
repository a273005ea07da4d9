import type { Outcome } from "../vocabulary.ts";

export type RowOutcome = Outcome | "wrong";

/** How far an import is, in rows of its file. */
export type ImportSums = { [outcome in RowOutcome]: number } & {
  /** How many of its parts are done, and when the last one was. */
  done: number;
  lastAt: number | null;
};

export const NO_SUMS: ImportSums = { created: 0, updated: 0, unchanged: 0, wrong: 0, done: 0, lastAt: null };

/** Results that a page shows. */
export const ROWS_A_PAGE = 100;
