import type { JobRow, VendorDocumentRow } from "../database/rows.ts";
import type { AlertRules } from "../database/schema.ts";
import { missingProof, type Proof } from "../jobs/proof-rules.ts";
import type { Missing } from "../jobs/types.ts";
import { addDays, daysBetween } from "../time/calendar.ts";

const HOUR = 3_600_000;

/** What holds where nobody chose: hours, 0 is never. */
const USUAL: Required<AlertRules> = { unbilledHours: 24, noProofHours: 12 };

/** The hours that hold. */
export function alertHours(rules: AlertRules): Required<AlertRules> {
  return { ...USUAL, ...rules };
}

export type StaleRow = Pick<
  JobRow,
  "id" | "ticketNumber" | "title" | "status" | "total" | "currency" | "onSiteAt" | "completedAt"
> & {
  /** Whether a draft is made and waits for a person to send it. */
  draftWaits: boolean;
};

/** A job on which work began, with what the rules ask of it. */
export type OnSite = StaleRow & Proof["row"] & { proof: Omit<Proof, "row"> };

/** A job that lies about; `since` is when it began to, in milliseconds since 1970. */
export type Stale = StaleRow & { since: number };
export type StaleJobs = {
  /** Done and on no invoice, nor on a draft that waits. */
  unbilled: Stale[];
  /** Done, and a draft waits for a person to send it. */
  drafts: Stale[];
  /** On site and still without all proof. */
  noProof: (Stale & { missing: Missing[] })[];
};

/**
 * The jobs that lie about for longer than the rules allow, those that do the longest first.
 * @param rows jobs that are done and not billed, and jobs on site
 * @param now milliseconds since 1970
 */
export function staleJobs(
  rows: { unbilled: readonly StaleRow[]; onSite: readonly OnSite[] },
  rules: AlertRules,
  now: number,
): StaleJobs {
  const hours = alertHours(rules);
  const unbilled = rows.unbilled
    .flatMap((row) => sinceLongAgo(row, row.completedAt, hours.unbilledHours, now))
    .sort(oldestFirst);
  const noProof = rows.onSite.flatMap((row) => {
    const missing = missingProof({ ...row.proof, row });
    const stale = sinceLongAgo(row, row.onSiteAt, hours.noProofHours, now);
    return missing.length === 0 ? [] : stale.map((one) => ({ ...one, missing }));
  });
  return {
    unbilled: unbilled.filter((one) => !one.draftWaits),
    drafts: unbilled.filter((one) => one.draftWaits),
    noProof: noProof.sort(oldestFirst),
  };
}

function sinceLongAgo(row: StaleRow, since: number | null, hours: number, now: number): Stale[] {
  const long = hours > 0 && since !== null && now - since >= hours * HOUR;
  return long ? [{ ...row, since }] : [];
}

function oldestFirst(a: Stale, b: Stale): number {
  return a.since - b.since;
}

/** Days before a paper's last day on which somebody is told; -1 is the day after. */
const STEPS = [30, 14, 3, -1] as const;
const SOON = 30;

type Dated = Pick<VendorDocumentRow, "id" | "kind" | "expiresOn" | "uploadedAt">;

/** The paper of each kind that counts: the newest. */
function newestDocuments<Row extends Dated>(documents: readonly Row[]): Row[] {
  const byKind = new Map<string, Row>();
  for (const one of documents) {
    const known = byKind.get(one.kind);
    if (!known || known.uploadedAt <= one.uploadedAt) byKind.set(one.kind, one);
  }
  return [...byKind.values()];
}

/** Papers that count and have ended or end within a month, the first to end first. */
export function endingDocuments<Row extends Dated>(
  documents: readonly Row[],
  today: string,
): (Row & { expiresOn: string })[] {
  return newestDocuments(documents)
    .flatMap((one) => (one.expiresOn === null ? [] : [{ ...one, expiresOn: one.expiresOn }]))
    .filter((one) => one.expiresOn <= addDays(today, SOON))
    .sort((a, b) => a.expiresOn.localeCompare(b.expiresOn));
}

/**
 * The reminder that a paper is due for on a calendar date, if any: the latest step that it has passed. Nights on which nothing ran are
 * not made up for by two letters at once.
 */
export function documentStep(expiresOn: string, today: string): number | null {
  const left = daysBetween(today, expiresOn);
  return STEPS.filter((step) => left <= step).at(-1) ?? null;
}
