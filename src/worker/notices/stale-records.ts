import { and, asc, eq, inArray, ne, notInArray, type SQL, sql } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import { draftOfJobWaits } from "../billing/draft-waits.ts";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import type { JobStatus } from "../jobs/types.ts";
import { TRIAL } from "../stripe-accounts/trial.ts";
import type { OnSite, StaleRow } from "./stale-rules.ts";

const SHOWN = {
  id: t.job.id,
  ticketNumber: t.job.ticketNumber,
  title: t.job.title,
  status: t.job.status,
  total: t.job.total,
  currency: t.job.currency,
  onSiteAt: t.job.onSiteAt,
  completedAt: t.job.completedAt,
  draftWaits: draftOfJobWaits,
};

/**
 * What is needed to tell which jobs lie about: candidates that were left alone the longest, each kind `most` at most, by the index
 * `job_status`. They are judged by `staleJobs`.
 */
export function staleQueries(db: Database, organisationId: string, most: number) {
  const onSite = withStatus(organisationId, "on_site");
  const onSiteIds = db
    .select({ id: t.job.id })
    .from(t.job)
    .where(onSite)
    .orderBy(asc(t.job.updatedAt))
    .limit(most);
  return [
    unbilledIn(db, organisationId, eq(t.job.status, "completed"), most),
    unbilledIn(db, organisationId, approvedIfUnbilled(organisationId), most),
    db
      .select({
        ...SHOWN,
        portalId: t.job.portalId,
        resolutionCode: t.job.resolutionCode,
        rootCause: t.job.rootCause,
        serialNumbers: t.job.serialNumbers,
      })
      .from(t.job)
      .where(onSite)
      .orderBy(asc(t.job.updatedAt))
      .limit(most),
    db
      .select({ jobId: t.photo.jobId, label: t.photo.label })
      .from(t.photo)
      .where(and(eq(t.photo.organisationId, organisationId), inArray(t.photo.jobId, onSiteIds))),
    db
      .select({ jobId: t.signature.jobId })
      .from(t.signature)
      .where(and(eq(t.signature.organisationId, organisationId), inArray(t.signature.jobId, onSiteIds))),
    db
      .select({
        jobId: t.checklistAnswer.jobId,
        itemId: t.checklistAnswer.itemId,
        answer: t.checklistAnswer.answer,
      })
      .from(t.checklistAnswer)
      .where(
        and(
          eq(t.checklistAnswer.organisationId, organisationId),
          inArray(t.checklistAnswer.jobId, onSiteIds),
        ),
      ),
    db
      .select({ id: t.portal.id, rules: t.portal.rules })
      .from(t.portal)
      .where(eq(t.portal.organisationId, organisationId)),
    db
      .select({ rules: t.organisation.rules, alerts: t.organisation.alerts })
      .from(t.organisation)
      .where(eq(t.organisation.id, organisationId)),
    db
      .select()
      .from(t.vendorDocument)
      .where(eq(t.vendorDocument.organisationId, organisationId))
      .orderBy(asc(t.vendorDocument.uploadedAt)),
  ] as const;
}

type Rows = BatchResponse<ReturnType<typeof staleQueries>>;

type Candidates = {
  unbilled: StaleRow[];
  onSite: OnSite[];
  /** Whether there may be more of a kind than were read. */
  more: { unbilled: boolean; noProof: boolean };
  alerts: t.AlertRules;
  documents: Rows[8];
};

/** The rows of `staleQueries`, put together job by job. @param most how many of each kind were asked for */
export function staleCandidates(rows: Rows, most: number): Candidates {
  const [completed, approved, onSite, photos, signatures, answers, portals, [organisation], documents] = rows;
  const full = (found: readonly unknown[]) => found.length >= most;
  const more = { unbilled: full(completed) || full(approved), noProof: full(onSite) };
  const unbilled = [...completed, ...approved];
  // Nobody looks at an organisation that is not there.
  if (!organisation) return { unbilled, onSite: [], more, alerts: {}, documents };
  const of = <Row extends { jobId: string }>(all: Row[], id: string) => all.filter((one) => one.jobId === id);
  const withProof = onSite.map(
    (row): OnSite => ({
      ...row,
      proof: {
        organisation: { rules: organisation.rules },
        portal: portals.find((one) => one.id === row.portalId) ?? null,
        photos: of(photos, row.id),
        signatures: of(signatures, row.id),
        answers: of(answers, row.id),
      },
    }),
  );
  return { unbilled, onSite: withProof, more, alerts: organisation.alerts, documents };
}

function unbilledIn(db: Database, organisationId: string, status: SQL, most: number) {
  const gone = db
    .select({ id: t.invoice.jobId })
    .from(t.invoice)
    .where(
      and(
        eq(t.invoice.organisationId, organisationId),
        eq(t.invoice.jobId, t.job.id),
        eq(t.invoice.live, true),
        notInArray(t.invoice.status, ["draft", "void"]),
        notInArray(t.invoice.kind, ["deposit", "progress"]),
      ),
    );
  return db
    .select(SHOWN)
    .from(t.job)
    .where(
      and(eq(t.job.organisationId, organisationId), status, ne(t.job.source, TRIAL), sql`not exists ${gone}`),
    )
    .orderBy(asc(t.job.updatedAt))
    .limit(most);
}

/**
 * Most of the approved ones are billed and wait for their money: they are walked through only if there is one that is not. A status
 * that there is none of is what keeps SQLite from it: a condition beside it would be asked of every row.
 */
function approvedIfUnbilled(organisationId: string): SQL {
  return sql`${t.job.status} = case when exists (select 1 from tally where organisation_id = ${organisationId}
    and kind in ('approved_unbilled', 'draft', 'draft_test') and count > 0) then 'approved' else 'none' end`;
}

function withStatus(organisationId: string, status: JobStatus) {
  return and(eq(t.job.organisationId, organisationId), eq(t.job.status, status));
}
