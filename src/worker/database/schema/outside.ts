import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { DeliveryKind, DeliveryStatus } from "../../delivery/types.ts";
import type { FailureKind } from "../../jobs/vocabulary.ts";
import { moment, organisationId } from "../columns.ts";

/** One e-mail or text, written down before it is sent. */
export const delivery = sqliteTable(
  "delivery",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    jobId: text("job_id").notNull(),
    /** What it is about: an invoice, a confirmation or a request for more. */
    subjectId: text("subject_id").notNull(),
    kind: text("kind").$type<DeliveryKind>().notNull(),
    /** Which one of its kind: for reminders the days past due, else a count from 1. */
    sequence: integer("sequence").notNull(),
    recipient: text("recipient").notNull(),
    status: text("status").$type<DeliveryStatus>().notNull(),
    tries: integer("tries").notNull(),
    dueAt: moment("due_at"),
    /** When it can first have left: after 23 hours the provider no longer recognises a repeat. */
    firstTriedAt: moment("first_tried_at"),
    providerId: text("provider_id"),
    error: text("error"),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    uniqueIndex("delivery_once").on(table.organisationId, table.subjectId, table.kind, table.sequence),
    index("delivery_due").on(table.organisationId, table.status, table.dueAt),
    index("delivery_job").on(table.organisationId, table.jobId),
  ],
);

/** A letter to the vendor's own people, at most once for what it is about: written down before it is sent. */
export const notice = sqliteTable(
  "notice",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    kind: text("kind").$type<NoticeKind>().notNull(),
    /** What makes it this one, such as a date, or a document and how many days are left. */
    subject: text("subject").notNull(),
    recipient: text("recipient").notNull(),
    title: text("title").notNull(),
    /** One thing a line, each with an address that it is mended at. */
    lines: text("lines", { mode: "json" }).$type<NoticeLine[]>().notNull(),
    status: text("status").$type<"queued" | "sent" | "refused" | "unsure">().notNull(),
    tries: integer("tries").notNull().default(0),
    dueAt: moment("due_at"),
    error: text("error"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    uniqueIndex("notice_once").on(table.organisationId, table.kind, table.subject, table.recipient),
    index("notice_due").on(table.organisationId, table.status, table.dueAt),
  ],
);

/** `stale`: jobs that lie about. `document`: a paper of the vendor ends. */
export type NoticeKind = "stale" | "document";
/** `path` begins with `/office`. */
export type NoticeLine = { text: string; path: string };

/** What needs a person. */
export const failure = sqliteTable(
  "failure",
  {
    organisationId: organisationId(),
    id: text("id").notNull(),
    kind: text("kind").$type<FailureKind>().notNull(),
    /** What failed: the id of an intent, a delivery or a Stripe event. */
    subjectId: text("subject_id").notNull(),
    jobId: text("job_id"),
    invoiceId: text("invoice_id"),
    /** A sentence that a person can act on. */
    detail: text("detail").notNull(),
    code: text("code"),
    status: text("status").$type<"open" | "retrying" | "resolved">().notNull(),
    createdAt: moment("created_at").notNull(),
    resolvedAt: moment("resolved_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.id] }),
    index("failure_open").on(table.organisationId, table.status, table.createdAt),
    index("failure_job").on(table.organisationId, table.jobId),
  ],
);

/** The answer that an API call with an idempotency key got the first time. */
export const idempotency = sqliteTable(
  "idempotency",
  {
    organisationId: organisationId(),
    key: text("key").notNull(),
    /** SHA-256 of method, path and body. */
    requestHash: text("request_hash").notNull(),
    /** Null while the first call is under way. */
    status: integer("status"),
    body: text("body"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.key] }),
    index("idempotency_created").on(table.organisationId, table.createdAt),
  ],
);
