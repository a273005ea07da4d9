import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type {
  ColumnMapping,
  ImportStatus,
  MailChecks,
  MessageChannel,
  MessageStatus,
  Outcome,
} from "../../intake/vocabulary.ts";
import { moment, organisationId } from "../columns.ts";

/** A message as it came in, kept whole in R2, and what became of it. */
export const intakeMessage = sqliteTable(
  "intake_message",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    /** Null where it was dropped in by hand and nobody said whose it is. */
    portalId: text("portal_id"),
    channel: text("channel").$type<MessageChannel>().notNull(),
    /** The e-mail's Message-ID, else the digest of its bytes: the same message again is the same row. */
    onceKey: text("once_key").notNull(),
    sender: text("sender").notNull(),
    subject: text("subject").notNull(),
    contentType: text("content_type").notNull(),
    bytes: integer("bytes").notNull(),
    /** SHA-256 of the bytes. */
    sha256: text("sha256").notNull(),
    /** Null where it was refused unread. */
    storageKey: text("storage_key"),
    /** What the receiving mail server found of the sender; null for what was not mailed. */
    checks: text("checks", { mode: "json" }).$type<MailChecks>(),
    status: text("status").$type<MessageStatus>().notNull(),
    /** Why it was set aside, refused or not understood: a sentence. */
    reason: text("reason"),
    /** Which layout understood it. */
    layout: text("layout"),
    jobId: text("job_id"),
    outcome: text("outcome").$type<Outcome>(),
    /** What it did not say: the job's `needsLook`. */
    missing: text("missing", { mode: "json" }).$type<string[]>().notNull(),
    tries: integer("tries").notNull().default(0),
    receivedAt: moment("received_at").notNull(),
    /** When it was last handed to the queue. */
    queuedAt: moment("queued_at").notNull(),
    doneAt: moment("done_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    uniqueIndex("intake_message_once").on(table.organisationId, table.onceKey),
    index("intake_message_received").on(table.organisationId, table.receivedAt),
    index("intake_message_status").on(table.organisationId, table.status, table.queuedAt),
    index("intake_message_job").on(table.organisationId, table.jobId),
  ],
);

/** A CSV file of tickets: which column is what, and how far it is. */
export const importRun = sqliteTable(
  "import_run",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    portalId: text("portal_id"),
    fileName: text("file_name").notNull(),
    storageKey: text("storage_key").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    status: text("status").$type<ImportStatus>().notNull(),
    /** The file's own first row. */
    columns: text("columns", { mode: "json" }).$type<string[]>().notNull(),
    mapping: text("mapping", { mode: "json" }).$type<ColumnMapping>().notNull(),
    rows: integer("rows").notNull(),
    chunks: integer("chunks").notNull().default(0),
    reason: text("reason"),
    createdBy: text("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    startedAt: moment("started_at"),
    doneAt: moment("done_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("import_run_created").on(table.organisationId, table.createdAt),
  ],
);

/** A part of an import that one message of the queue carries, and the sums of its rows once it is done. */
export const importChunk = sqliteTable(
  "import_chunk",
  {
    organisationId: organisationId(),
    importId: text("import_id").notNull(),
    chunk: integer("chunk").notNull(),
    created: integer("created").notNull(),
    updated: integer("updated").notNull(),
    unchanged: integer("unchanged").notNull(),
    wrong: integer("wrong").notNull(),
    doneAt: moment("done_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.importId, table.chunk] })],
);

/** What became of one row of the file. */
export const importRow = sqliteTable(
  "import_row",
  {
    organisationId: organisationId(),
    importId: text("import_id").notNull(),
    /** As a person counts in the file: the first row after the header is 2. */
    row: integer("row").notNull(),
    outcome: text("outcome").$type<Outcome | "wrong">().notNull(),
    jobId: text("job_id"),
    /** What is wrong with it, or what it changed. */
    detail: text("detail"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.importId, table.row] }),
    index("import_row_outcome").on(table.organisationId, table.importId, table.outcome, table.row),
  ],
);
