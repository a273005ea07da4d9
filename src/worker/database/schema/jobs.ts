import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { TicketGap } from "../../intake/vocabulary.ts";
import type {
  Actor,
  EventData,
  EventType,
  FileKind,
  JobStatus,
  LineKind,
  LineRule,
  MilestoneKind,
  ReturnReason,
  Source,
} from "../../jobs/vocabulary.ts";
import { UNDER_WAY } from "../../jobs/vocabulary.ts";
import type { PreflightOverride } from "../../preflight/types.ts";
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
    /** What the order is for, where its manager wants the invoice to be just that. */
    purchaseOrderAmount: minorUnits("purchase_order_amount"),
    /** Whoever allowed the work gave this number for it. */
    authorisationNumber: text("authorisation_number"),
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
    /** What the ticket did not say, until a person has looked. */
    needsLook: text("needs_look", { mode: "json" }).$type<TicketGap[]>().notNull().default(sql`'[]'`),
    /** Whether the resident caused the damage; null while nobody said. */
    residentDamage: flag("resident_damage"),
    /** What the office wants done again, requirement by requirement; empty once it is completed again. */
    returnReasons: text("return_reasons", { mode: "json" })
      .$type<ReturnReason[]>()
      .notNull()
      .default(sql`'[]'`),
    preflightOverride: text("preflight_override", { mode: "json" }).$type<PreflightOverride>(),
    /** The sum of the lines with tax, as the one function computes it. */
    total: minorUnits("total").notNull(),
    /** Off the whole job: a percentage as a decimal in text, or an amount; never both. */
    discountPercent: text("discount_percent"),
    discountAmount: minorUnits("discount_amount"),
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
    index("job_needs_look").on(table.organisationId, table.updatedAt).where(sql`needs_look <> '[]'`),
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
    kind: text("kind").$type<MilestoneKind>().notNull().default("final"),
    /** The part of the job that it bills: percent as a decimal in text, or an amount with tax. A final one bills the rest. */
    sharePercent: text("share_percent"),
    shareAmount: minorUnits("share_amount"),
    /** When it was reached; null is not yet. A final one is reached with the job. */
    reachedAt: moment("reached_at"),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);

export const lineItem = sqliteTable(
  "line_item",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    position: integer("position").notNull(),
    kind: text("kind").$type<LineKind>().notNull(),
    description: text("description").notNull(),
    /** A decimal as text, such as `1.75`. */
    quantity: text("quantity").notNull(),
    unitAmount: minorUnits("unit_amount").notNull(),
    /** Percent as a decimal in text, such as `8.25`; null is untaxed. */
    taxRate: text("tax_rate"),
    /** What the tax is called, such as `Sales tax`. */
    taxName: text("tax_name"),
    /** Whether the unit amount holds the tax already. */
    taxInclusive: flag("tax_inclusive").notNull().default(false),
    /** Off this line: percent as a decimal in text, or an amount; never both. */
    discountPercent: text("discount_percent"),
    discountAmount: minorUnits("discount_amount"),
    /** The rule that made it (time on site, travel), until a person changes it; null for what people wrote. */
    rule: text("rule").$type<LineRule>(),
    /** What a quantity of one is, such as `h` or `sq ft`; empty where it goes without saying. */
    unit: text("unit").notNull().default(""),
    /** The name of the crew member who added it in the field; null for what the office or the ticket says. */
    addedBy: text("added_by"),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.jobId, table.id] })],
);

/** A file that came with the ticket or that the office added, such as the work order or a bid. */
export const attachment = sqliteTable(
  "attachment",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    kind: text("kind").$type<FileKind>().notNull(),
    fileName: text("file_name").notNull(),
    contentType: text("content_type").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    storageKey: text("storage_key").notNull(),
    /** The message that it came with; null for what a person added. */
    messageId: text("message_id"),
    addedBy: text("added_by").notNull(),
    addedAt: moment("added_at").notNull(),
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
 * `job`: jobs by status. `unbilled`: finished and on no invoice and no draft that waits, by the date of completion.
 * `approved_unbilled`: how many of these are approved. `draft`: drafts
 * that wait for a person to send them, by the date on which they were made. `open`: owed, by due date. `paid`: paid, by the date of
 * payment. `draft_test`, `open_test` and `paid_test`: the same of invoices in Stripe's test mode.
 */
export type TallyKind =
  | "job"
  | "unbilled"
  | "approved_unbilled"
  | "draft"
  | "open"
  | "paid"
  | "draft_test"
  | "open_test"
  | "paid_test";
