// The words in which tickets that come in are spoken of, in records and in code alike.

/** `mail`: to a portal's address. `upload`: a mail that a person dropped in. `push`: to `/intake/{token}`. */
export type MessageChannel = "mail" | "upload" | "push";

/**
 * `waiting`: kept, not read yet. `done`: it is a job. `set_aside`: a person decides whether it is one. `refused`: it was sent back.
 * `failed`: it could not be read and needs a person.
 */
export type MessageStatus = "waiting" | "done" | "set_aside" | "refused" | "failed";

export type Outcome = "created" | "updated" | "unchanged";

/** One check of a mail's sender, as the receiving server's Authentication-Results tell it (RFC 8601). */
export type CheckResult = "pass" | "fail" | "none";
export type MailChecks = { spf: CheckResult; dkim: CheckResult; dmarc: CheckResult };

/**
 * What a ticket should say and did not; a job with any of these needs a look. `cancelled`: its manager said that the order is, and a
 * person has not decided yet.
 */
export const TICKET_GAPS = ["ticket_number", "customer", "address", "title", "cancelled"] as const;
export type TicketGap = (typeof TICKET_GAPS)[number];

/** What a column of a file can be. */
export const TICKET_FIELDS = [
  "ticketNumber",
  "purchaseOrder",
  "title",
  "description",
  "customerName",
  "customerEmail",
  "customerPhone",
  "customerId",
  "siteLine1",
  "siteLine2",
  "siteCity",
  "siteRegion",
  "sitePostalCode",
  "dueOn",
  "notToExceed",
  "lineDescription",
  "lineQuantity",
  "lineAmount",
] as const;
export type TicketField = (typeof TICKET_FIELDS)[number];

/** Of a date in figures: the month first, or the day. */
export type DateOrder = "mdy" | "dmy";

/** Which column of the file, counted from 0, is which field; and how its dates are written, where a person said so. */
export type ColumnMapping = { [field in TicketField]?: number } & { dateOrder?: DateOrder };

export type ImportStatus = "mapping" | "running" | "done" | "failed" | "cancelled";
