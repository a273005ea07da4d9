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
  /** `automatic`: approving bills and sends. `by_hand`: somebody presses Bill. */
  billing: "automatic" | "by_hand";
  /** Days from billing to the due date; 0 is on receipt. */
  termsDays: number;
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
  "invoice.finalised",
  "invoice.payment_processing",
  "invoice.partly_paid",
  "invoice.paid",
  "invoice.void",
  "invoice.written_off",
  "invoice.viewed",
  "invoice.updated",
  "ticket.read",
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
 * leave. `intake`: a message did not become a job.
 */
export type FailureKind = "billing" | "delivery" | "stripe_event" | "more" | "notice" | "intake";
