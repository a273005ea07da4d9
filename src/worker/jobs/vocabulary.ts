import type { BillingLayer } from "../billing/vocabulary.ts";

// The words in which jobs are spoken of, in records and in code alike.

export const JOB_STATUSES = [
  "new",
  "accepted",
  "scheduled",
  "en_route",
  "on_site",
  "completed",
  "approved",
  "closed",
  "on_hold",
  "returned",
  "cancelled",
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

/** Where the field work is not done yet. */
export const UNDER_WAY = [
  "new",
  "accepted",
  "scheduled",
  "en_route",
  "on_site",
  "on_hold",
  "returned",
] as const satisfies readonly JobStatus[];

export const PHOTO_LABELS = ["before", "during", "after", "other"] as const;
export type PhotoLabel = (typeof PHOTO_LABELS)[number];

export const LINE_KINDS = ["labour", "material", "fixed", "travel", "other"] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export type LineInput = {
  description: string;
  /** A decimal as text, such as `1.75`. */
  quantity: string;
  /** Minor units. */
  unitAmount: number;
  /** Percent as a decimal in text; absent or null is untaxed. */
  taxRate?: string | null;
  taxName?: string | null;
  /** Whether the unit amount holds the tax already. */
  taxInclusive?: boolean;
  /** Off this line: percent, or minor units; never both. */
  discountPercent?: string | null;
  discountAmount?: number | null;
  kind?: LineKind;
  /** Of a line that stays; a new one gets its own. */
  id?: string;
  unit?: string;
  /** Who added it in the field. */
  addedBy?: string | null;
  rule?: LineRule | null;
};

/** What made a line where no person did: the time on site, or the travel that every job is charged. */
export type LineRule = "time" | "travel";

/** `final` bills the job, or what is left of it; the others bill a part before that. */
export type MilestoneKind = "deposit" | "progress" | "final";

/** `withdrawn`: the office took it back before it was answered. */
export type ChangeOrderStatus = "asked" | "approved" | "declined" | "withdrawn";

/** `confirmed`: by the customer, on their own phone. */
export type SignatureMethod = "drawn" | "typed" | "confirmed";

export type ChecklistAnswer = "done" | "not_applicable";
export type ChecklistPoint = { id: string; text: string };

/** `ticket`: came with it. `bid`: what another would do it for. */
export const FILE_KINDS = ["ticket", "bid", "other"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What is to be done again, and why; `requirement` is one of the proof's, or `other`. */
export type ReturnReason = { requirement: string; reason: string };

/** What became of a request to go beyond the not-to-exceed amount. */
export type MoreStatus = "asked" | "approved" | "declined";

/** What must be there before a job counts as done, and what happens then. A portal's rules go before these. */
export type CloseoutRules = {
  photosBefore: number;
  photosAfter: number;
  /** Drawn, typed, or confirmed by link. */
  signature: boolean;
  /** What the crew looks at before leaving, point by point. */
  checklist?: ChecklistPoint[];
  /** One of these must be chosen, where there are any: the portal's own words. */
  resolutionCodes?: string[];
  rootCauses?: string[];
  /** How many serial numbers must be noted, at least. */
  serialNumbers?: number;
  /** The office looks at the proof before anything is billed. */
  review: boolean;
  /** How a finished job becomes an invoice; what is absent is as in `PLAIN_BILLING`. */
  billing?: BillingLayer;
};

/** Who did it. Stripe and the timer are actors too. */
export type Actor = {
  kind: "member" | "api" | "customer" | "stripe" | "mail" | "timer";
  id: string;
  name: string;
};

/** From where. */
export type Source = "office" | "crew" | "pay" | "api" | "webhook" | "alarm" | "demo";

export const EVENT_TYPES = [
  "job.created",
  "job.updated",
  "job.lines_changed",
  "job.total_changed",
  "customer.changed",
  "job.accepted",
  "job.assigned",
  "job.scheduled",
  "job.en_route",
  "job.on_site",
  "job.completed",
  "job.approved",
  "job.returned",
  "job.held",
  "job.resumed",
  "job.cancelled",
  "job.closed",
  "note.added",
  "photo.attached",
  "signature.attached",
  "work.line_added",
  "work.line_removed",
  "checklist.answered",
  "closeout.filled_in",
  "time.corrected",
  "more.asked",
  "more.approved",
  "more.declined",
  "confirmation.asked",
  "confirmation.given",
  "step.not_taken",
  "billing.started",
  "billing.step_done",
  "billing.delayed",
  "billing.new_attempt",
  "billing.refused",
  "billing.retried",
  "billing.drafted",
  "billing.released",
  "billing.edited",
  "billing.dropped",
  "milestone.planned",
  "milestone.reached",
  "change_order.asked",
  "change_order.approved",
  "change_order.declined",
  "change_order.withdrawn",
  "discount.changed",
  "invoice.finalised",
  "invoice.payment_processing",
  "invoice.partly_paid",
  "invoice.paid",
  "invoice.void_asked",
  "invoice.void",
  "invoice.reissued",
  "invoice.write_off_asked",
  "invoice.written_off",
  "invoice.recovering",
  "invoice.credited",
  "invoice.overpaid",
  "invoice.payer_changed",
  "invoice.link_revoked",
  "credit_note.asked",
  "credit_note.issued",
  "payment.recorded",
  "payment.undone",
  "payment.part_begun",
  "refund.asked",
  "refund.made",
  "refund.failed",
  "customer.told",
  "invoice.viewed",
  "invoice.updated",
  "ticket.mended",
  "ticket.cancelled",
  "file.attached",
  "preflight.overridden",
  "packet.made",
  "share.made",
  "share.revoked",
  "delivery.queued",
  "delivery.delayed",
  "delivery.sent",
  "delivery.delivered",
  "delivery.opened",
  "delivery.failed",
  "delivery.cancelled",
  "delivery.retried",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Facts of an event by name; amounts in minor units with their currency beside them. */
export type EventData = { [name: string]: string | number | boolean | null | string[] };

/**
 * `more`: nobody could be asked to approve more than the not-to-exceed amount. `notice`: a letter to the vendor's own people did not
 * leave. `intake`: a message did not become a job. `import`: a file of tickets stopped. `overpaid`: more came for an invoice than was owed.
 * `stripe_account`: an account at Stripe cannot be reached any more.
 */
export type FailureKind =
  | "billing"
  | "overpaid"
  | "delivery"
  | "stripe_event"
  | "stripe_account"
  | "import"
  | "more"
  | "notice"
  | "intake";
