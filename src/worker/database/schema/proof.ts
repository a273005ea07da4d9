import { integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type {
  ChangeOrderStatus,
  ChecklistAnswer,
  LineInput,
  MoreStatus,
  PhotoLabel,
  SignatureMethod,
} from "../../jobs/vocabulary.ts";
import { minorUnits, moment, organisationId } from "../columns.ts";

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

/** Work that was not agreed at first: its lines join the job once the customer has approved them, in writing. */
export const changeOrder = sqliteTable(
  "change_order",
  {
    organisationId: organisationId(),
    jobId: text("job_id").notNull(),
    id: text("id").notNull(),
    title: text("title").notNull(),
    reason: text("reason").notNull(),
    lines: text("lines", { mode: "json" }).$type<LineInput[]>().notNull(),
    /** What the lines come to with tax, in the job's currency. */
    amount: minorUnits("amount").notNull(),
    /** The not-to-exceed amount that approving it sets; null where the job stays within its own, or has none. */
    notToExceed: minorUnits("not_to_exceed"),
    status: text("status").$type<ChangeOrderStatus>().notNull(),
    askedBy: text("asked_by").notNull(),
    askedAt: moment("asked_at").notNull(),
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
    /** A JPEG of at most 900 pixels a side, for packets that must be small; null where the sender made none. */
    mediumKey: text("medium_key"),
    mediumBytes: integer("medium_bytes"),
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
