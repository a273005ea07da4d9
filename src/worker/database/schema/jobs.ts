import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type {
  Actor,
  ChecklistAnswer,
  EventData,
  EventType,
  JobStatus,
  LineKind,
  MoreStatus,
  PhotoLabel,
  SignatureMethod,
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
    /** When on that day, by the clock where the vendor is: `08:00`. */
    windowStart: text("window_start"),
    windowEnd: text("window_end"),
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
    /** Minutes on site as a person corrected them; without, they follow from the two moments above. */
    siteMinutes: integer("site_minutes"),
    siteMinutesReason: text("site_minutes_reason"),
    /** What a portal's form asks for when the work is done. */
    resolutionCode: text("resolution_code"),
    rootCause: text("root_cause"),
    serialNumbers: text("serial_numbers", { mode: "json" }).$type<string[]>().notNull().default(sql`'[]'`),
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
    /** The job's version when they last looked at it; null before the first look. */
    seenVersion: integer("seen_version"),
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
    /** What a quantity of one is, such as `h` or `sq ft`; empty where it goes without saying. */
    unit: text("unit").notNull().default(""),
    /** The name of the crew member who added it in the field; null for what the office or the ticket says. */
    addedBy: text("added_by"),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);

/** What the vendor sells, at its price: what a crew adds to a job is chosen here. */
export const priceItem = sqliteTable(
  "price_item",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    position: integer("position").notNull(),
    kind: text("kind").$type<LineKind>().notNull(),
    description: text("description").notNull(),
    unit: text("unit").notNull().default(""),
    unitAmount: minorUnits("unit_amount").notNull(),
    /** Percent as a decimal in text, added on top; null is untaxed. */
    taxRate: text("tax_rate"),
    active: flag("active").notNull().default(true),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.id] })],
);

/** What the crew answered to a point of the checklist; `itemId` is the point's in the rules. */
export const checklistAnswer = sqliteTable(
  "checklist_answer",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    itemId: text("item_id").notNull(),
    /** Null where an answer was taken back. */
    answer: text("answer").$type<ChecklistAnswer>(),
    answeredAt: moment("answered_at").notNull(),
    answeredBy: text("answered_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.itemId] })],
);

/** A crew's request to go beyond the not-to-exceed amount, and the written answer to it. */
export const moreRequest = sqliteTable(
  "more_request",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    /** The not-to-exceed amount that is asked for, in the job's currency. */
    amount: minorUnits("amount").notNull(),
    reason: text("reason").notNull(),
    status: text("status").$type<MoreStatus>().notNull(),
    askedBy: text("asked_by").notNull(),
    askedAt: moment("asked_at").notNull(),
    /** Who answered, and in which words: the approval in writing. */
    answeredBy: text("answered_by"),
    answer: text("answer"),
    answeredAt: moment("answered_at"),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);

/** A link by which the customer confirms the work on their own phone instead of signing the crew's. */
export const confirmation = sqliteTable(
  "confirmation",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    /** The e-mail address or the phone number that the link went to. */
    recipient: text("recipient").notNull(),
    askedBy: text("asked_by").notNull(),
    askedAt: moment("asked_at").notNull(),
    /** Null until the customer confirmed. */
    confirmedAt: moment("confirmed_at"),
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
    /** A picture of at most 320 pixels a side; null where the sender made none. */
    thumbnailKey: text("thumbnail_key"),
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
    method: text("method").$type<SignatureMethod>().notNull().default("drawn"),
    /** A picture where it was drawn or typed; a record of the confirmation, as JSON, where the customer's own phone gave it. */
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
    /** The phone's own name for what made this happen: sent again, it happens no second time. */
    clientId: text("client_id"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.jobId, table.sequence] }),
    uniqueIndex("event_client")
      .on(table.organisationId, table.jobId, table.clientId)
      .where(sql`client_id IS NOT NULL`),
  ],
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
