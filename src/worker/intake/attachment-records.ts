import { and, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { attachment } from "../database/schema.ts";

export function attachmentById(db: Database, organisationId: string, jobId: string, fileId: string) {
  return db
    .select()
    .from(attachment)
    .where(
      and(
        eq(attachment.organisationId, organisationId),
        eq(attachment.jobId, jobId),
        eq(attachment.id, fileId),
      ),
    );
}
