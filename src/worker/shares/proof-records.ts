import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import * as t from "../database/schema.ts";
import type { ProofTarget } from "./proof-link.ts";
import type { SharedProof } from "./shared-proof.ts";

/** What the link names, in one batch; null if it is not there. Whether the link still opens is not asked here. */
export async function loadProof(db: Database, target: ProofTarget): Promise<SharedProof | null> {
  const { organisationId, jobId, shareId } = target;
  const ofJob = (table: typeof t.photo | typeof t.signature | typeof t.packet | typeof t.share) =>
    and(eq(table.organisationId, organisationId), eq(table.jobId, jobId));
  const thisJob = and(eq(t.job.organisationId, organisationId), eq(t.job.id, jobId));
  const siteId = db.select({ id: t.job.siteId }).from(t.job).where(thisJob);
  const [organisations, shares, jobs, sites, photos, signatures, packets] = await db.batch([
    db.select().from(t.organisation).where(eq(t.organisation.id, organisationId)),
    db
      .select()
      .from(t.share)
      .where(and(ofJob(t.share), eq(t.share.id, shareId))),
    db
      .select({
        id: t.job.id,
        ticketNumber: t.job.ticketNumber,
        title: t.job.title,
        completedAt: t.job.completedAt,
      })
      .from(t.job)
      .where(thisJob),
    db
      .select({ line1: t.site.line1, city: t.site.city, region: t.site.region })
      .from(t.site)
      .where(and(eq(t.site.organisationId, organisationId), eq(t.site.id, siteId))),
    db.select().from(t.photo).where(ofJob(t.photo)).orderBy(asc(t.photo.takenAt), asc(t.photo.id)),
    db
      .select({ id: t.signature.id, sha256: t.signature.sha256, signedAt: t.signature.signedAt })
      .from(t.signature)
      .where(ofJob(t.signature))
      .orderBy(asc(t.signature.signedAt)),
    db.select().from(t.packet).where(ofJob(t.packet)).orderBy(asc(t.packet.revision)),
  ]);
  const [organisation, share, job, site] = [organisations[0], shares[0], jobs[0], sites[0]];
  if (!organisation || !share || !job || !site) return null;
  return { organisation, share, job, site, photos, signatures, packets: packets.reverse() };
}
