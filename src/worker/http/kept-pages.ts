import type { Viewer } from "./app-env.ts";

/**
 * What a page was made from, beside its address: nothing else may change what it shows. The viewer carries the version of the
 * organisation's records; the calendar date there tells what is overdue, and how a moment is told.
 */
export type MadeFrom = { viewer: Viewer; today: string };

type Kept = { madeFrom: string; markup: string };

const MOST_PAGES = 200;
const pages = new Map<string, Kept>();

/**
 * Pages as they were last made here, so that forty screens that look again every twenty seconds cost no more than the
 * question whether anything changed. A copy in this process alone: another one makes its own.
 */
export const keptPages = {
  has(name: string): boolean {
    return pages.has(name);
  },

  /** The page, if what it was made from is what now is. */
  find(name: string, from: MadeFrom): string | null {
    const kept = pages.get(name);
    return kept?.madeFrom === JSON.stringify(from) ? kept.markup : null;
  },

  keep(name: string, from: MadeFrom, markup: string): void {
    // The one that was kept the longest ago goes first.
    pages.delete(name);
    pages.set(name, { madeFrom: JSON.stringify(from), markup });
    const [oldest] = pages.keys();
    if (pages.size > MOST_PAGES && oldest !== undefined) pages.delete(oldest);
  },
};
