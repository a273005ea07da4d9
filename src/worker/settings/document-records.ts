import { and, desc, eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import type { VendorDocumentRow } from "../database/rows.ts";
import { vendorDocument } from "../database/schema.ts";
import { bumpVersion } from "../database/version.ts";

/** The vendor's papers, the newest first. */
export function vendorDocuments(db: Database, organisationId: string) {
  return db
    .select()
    .from(vendorDocument)
    .where(eq(vendorDocument.organisationId, organisationId))
    .orderBy(desc(vendorDocument.uploadedAt))
    .limit(500);
}

export function documentById(db: Database, organisationId: string, documentId: string) {
  return db
    .select()
    .from(vendorDocument)
    .where(and(eq(vendorDocument.organisationId, organisationId), eq(vendorDocument.id, documentId)));
}

/** Enters a paper; the same one sent twice is there once. */
export async function addDocument(db: Database, row: VendorDocumentRow): Promise<void> {
  await db.batch([
    db.insert(vendorDocument).values(row).onConflictDoNothing(),
    bumpVersion(db, row.organisationId),
  ]);
}
