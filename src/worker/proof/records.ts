import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { job, photo, signature } from "../database/schema.ts";

/** Whether the job is there, and whether this photo already is. */
export async function findJobAndPhoto(db: Database, organisationId: string, jobId: string, photoId: string) {
  const [jobs, photos] = await db.batch([
    jobById(db, organisationId, jobId),
    photoById(db, organisationId, jobId, photoId),
  ]);
  return { jobExists: jobs.length > 0, photo: photos[0] ?? null };
}

/** Whether the job is there, and whether this signature already is. */
export async function findJobAndSignature(
  db: Database,
  organisationId: string,
  jobId: string,
  signatureId: string,
) {
  const [jobs, signatures] = await db.batch([
    jobById(db, organisationId, jobId),
    signatureById(db, organisationId, jobId, signatureId),
  ]);
  return { jobExists: jobs.length > 0, signature: signatures[0] ?? null };
}

export function photoById(db: Database, organisationId: string, jobId: string, photoId: string) {
  return db
    .select()
    .from(photo)
    .where(and(eq(photo.organisationId, organisationId), eq(photo.jobId, jobId), eq(photo.id, photoId)));
}

export function signatureById(db: Database, organisationId: string, jobId: string, signatureId: string) {
  return db
    .select()
    .from(signature)
    .where(
      and(
        eq(signature.organisationId, organisationId),
        eq(signature.jobId, jobId),
        eq(signature.id, signatureId),
      ),
    );
}

function jobById(db: Database, organisationId: string, jobId: string) {
  return db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), eq(job.id, jobId)));
}
