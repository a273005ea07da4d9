import { integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { moment, organisationId } from "../columns.ts";

/** A revision of a job's packet: its file in R2 is written once and never again. */
export const packet = sqliteTable(
  "packet",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    /** From 1; goes up when the data that it shows changed. */
    revision: integer("revision").notNull(),
    /** SHA-256 of everything that it shows: the same data is the same revision. */
    contentHash: text("content_hash").notNull(),
    storageKey: text("storage_key").notNull(),
    bytes: integer("bytes").notNull(),
    pages: integer("pages").notNull(),
    /** SHA-256 of the file. */
    sha256: text("sha256").notNull(),
    /** Why it is larger than the manager takes; null where it fits. */
    tooLarge: text("too_large"),
    madeBy: text("made_by").notNull(),
    madeAt: moment("made_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.jobId, table.id] }),
    uniqueIndex("packet_revision").on(table.organisationId, table.jobId, table.revision),
    uniqueIndex("packet_content").on(table.organisationId, table.jobId, table.contentHash),
  ],
);

/**
 * A link to `/proof/{token}`. `packet` is the one that is printed in the packet and does not end by itself; `link` is one that
 * a person made for somebody.
 */
export const share = sqliteTable(
  "share",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind").$type<"packet" | "link">().notNull(),
    sharedBy: text("shared_by").notNull(),
    sharedAt: moment("shared_at").notNull(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);
