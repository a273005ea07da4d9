import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type {
  Actor,
  EventData,
  EventType,
  JobStatus,
  LineKind,
  PhotoLabel,
  Source,
} from "../../jobs/vocabulary.ts";
import { UNDER_WAY } from "../../jobs/vocabulary.ts";
import { calendarDate, flag, minorUnits, moment, organisationId } from "../columns.ts";

/**
 * Jobs whose field work is not done. Spelt out, since SQLite uses the index of a part of a table only for the very words that
 * the index was made with.
 */
export const jobUnderWay = sql.raw(`status IN (${UNDER_WAY.map((status) => `'${status}'`).join(", ")})`);

/** A job; a ticket is a job in the intake queue. */
export const job = sqliteTable(
  "job",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    /** The sequence of the last event: what a writer must have seen. */
    version: integer("version").notNull(),
    source: text("source").notNull(),
    ticketNumber: text("ticket_number"),
    purchaseOrder: text("purchase_order"),
    portalId: text("portal_id"),
    customerId: text("customer_id").notNull(),
    siteId: text("site_id").notNull(),
    title: text("title").notNull(),
    description: text("description"),
    status: text("status").$type<JobStatus>().notNull(),
    /** Where a job on hold goes back to. */
    heldFrom: text("held_from").$type<JobStatus>(),
    /** Why it is held, returned or cancelled. */
    reason: text("reason"),
    assigneeIds: text("assignee_ids", { mode: "json" }).$type<string[]>().notNull(),
    scheduledOn: calendarDate("scheduled_on"),
    dueOn: calendarDate("due_on"),
    notToExceed: minorUnits("not_to_exceed"),
    currency: text("currency").notNull(),
    referral: text("referral"),
    /** The sum of the lines with tax, as the one function computes it. */
    total: minorUnits("total").notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    onSiteAt: moment("on_site_at"),
    completedAt: moment("completed_at"),
    approvedAt: moment("approved_at"),
    closedAt: moment("closed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    uniqueIndex("job_ticket").on(table.organisationId, table.source, table.ticketNumber),
    index("job_updated").on(table.organisationId, table.updatedAt),
    index("job_due").on(table.organisationId, table.dueOn).where(jobUnderWay),
    index("job_status").on(table.organisationId, table.status, table.updatedAt),
  ],
);

/** Who is to do a job: what a crew's list is read from. */
export const assignment = sqliteTable(
  "assignment",
  {
    organisationId: organisationId(),
    memberId: text("member_id").notNull(),
    jobId: text("job_id").notNull(),
    /** False once the crew has nothing more to do there. */
    active: flag("active").notNull(),
    scheduledOn: calendarDate("scheduled_on"),
    /** When the job was completed by them. */
    doneAt: moment("done_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.memberId, table.jobId] }),
    index("assignment_done").on(table.organisationId, table.memberId, table.doneAt),
    index("assignment_active").on(
      table.organisationId,
      table.memberId,
      table.active,
      table.scheduledOn,
      table.jobId,
    ),
  ],
);

/** A billable part of a job; most jobs have one. */
export const milestone = sqliteTable(
  "milestone",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    title: text("title").notNull(),
    position: integer("position").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);

export const lineItem = sqliteTable(
  "line_item",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    milestoneId: text("milestone_id").notNull(),
    position: integer("position").notNull(),
    kind: text("kind").$type<LineKind>().notNull(),
    description: text("description").notNull(),
    /** A decimal as text, such as `1.75`. */
    quantity: text("quantity").notNull(),
    unitAmount: minorUnits("unit_amount").notNull(),
    /** Percent as a decimal in text, such as `8.25`; added on top. */
    taxRate: text("tax_rate"),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);

export const photo = sqliteTable(
  "photo",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    /** What the phone calls it: the same one again stores nothing twice. */
    clientId: text("client_id").notNull(),
    label: text("label").$type<PhotoLabel>().notNull(),
    storageKey: text("storage_key").notNull(),
    contentType: text("content_type").notNull(),
    bytes: integer("bytes").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    sha256: text("sha256").notNull(),
    takenAt: moment("taken_at").notNull(),
    receivedAt: moment("received_at").notNull(),
    latitude: real("latitude"),
    longitude: real("longitude"),
    uploadedBy: text("uploaded_by").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.jobId, table.id] }),
    uniqueIndex("photo_client").on(table.organisationId, table.jobId, table.clientId),
  ],
);

export const signature = sqliteTable(
  "signature",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    role: text("role"),
    storageKey: text("storage_key").notNull(),
    sha256: text("sha256").notNull(),
    signedAt: moment("signed_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);

export const note = sqliteTable(
  "note",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    body: text("body").notNull(),
    author: text("author").notNull(),
    writtenAt: moment("written_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);

/**
 * What happened to a job: the audit trail, the feed on its screen and the outbox in one. The primary key is
 * the optimistic lock: of two writers who saw the same version, the second one's whole batch fails.
 */
export const event = sqliteTable(
  "event",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    sequence: integer("sequence").notNull(),
    type: text("type").$type<EventType>().notNull(),
    /** When it happened. */
    at: moment("at").notNull(),
    /** When it was written down: later than `at` for work that was done without signal. */
    recordedAt: moment("recorded_at").notNull(),
    actor: text("actor", { mode: "json" }).$type<Actor>().notNull(),
    source: text("source").$type<Source>().notNull(),
    data: text("data", { mode: "json" }).$type<EventData>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.sequence] })],
);

/** A word of a job's ticket, title, customer or site: what search reads. */
export const jobWord = sqliteTable(
  "job_word",
  {
    organisationId: organisationId(),
    word: text("word").notNull(),
    jobId: text("job_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.word, table.jobId] }),
    index("job_word_job").on(table.organisationId, table.jobId),
  ],
);

/**
 * Sums that pages show, kept by the same batch that changes the rows they sum, so that a page costs the same with
 * fifty jobs and with fifty thousand.
 */
export const tally = sqliteTable(
  "tally",
  {
    organisationId: organisationId(),
    kind: text("kind").$type<TallyKind>().notNull(),
    /** A status, or a calendar date. */
    key: text("key").notNull(),
    currency: text("currency").notNull(),
    count: integer("count").notNull(),
    amount: minorUnits("amount").notNull(),
    /** For paid invoices: days from completed to paid, summed. */
    days: real("days").notNull().default(sql`0`),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.kind, table.key, table.currency] })],
);

/**
 * `job`: jobs by status. `unbilled`: finished and not on a live invoice, by the date of completion. `open`: owed, by due date.
 * `paid`: paid, by the date of payment.
 */
export type TallyKind = "job" | "unbilled" | "open" | "paid";
