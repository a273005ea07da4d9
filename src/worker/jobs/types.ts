import type { StepAnswer, StepName, StripeInvoice } from "../billing/types.ts";
import type {
  AttachmentRow,
  BillingIntentRow,
  BillingStepRow,
  ChecklistAnswerRow,
  ConfirmationRow,
  CustomerRow,
  DeliveryRow,
  FailureRow,
  InvoiceRow,
  JobRow,
  LineItemRow,
  MilestoneRow,
  MoreRequestRow,
  NoteRow,
  OrganisationRow,
  PacketRow,
  PaymentRow,
  PhotoRow,
  PortalRow,
  ShareRow,
  SignatureRow,
  SiteRow,
  VendorDocumentRow,
} from "../database/rows.ts";
import type { DeliveryAnswer, DeliveryReport } from "../delivery/types.ts";
import type { TicketGap } from "../intake/vocabulary.ts";
import type {
  Actor,
  ChecklistAnswer,
  EventData,
  EventType,
  LineKind,
  ReturnReason,
  Source,
} from "./vocabulary.ts";

export * from "./vocabulary.ts";

/**
 * A job with everything that decisions about it need. Organisation, its documents, customer, site and portal are read, never
 * written here.
 */
export type Job = {
  organisation: OrganisationRow;
  customer: CustomerRow;
  site: SiteRow;
  portal: PortalRow | null;
  row: JobRow;
  milestones: MilestoneRow[];
  lines: LineItemRow[];
  photos: PhotoRow[];
  signatures: SignatureRow[];
  notes: NoteRow[];
  answers: ChecklistAnswerRow[];
  /** Requests to go beyond the not-to-exceed amount, the first one first. */
  asks: MoreRequestRow[];
  confirmations: ConfirmationRow[];
  attachments: AttachmentRow[];
  /** The packets that were made, the first revision first. */
  packets: PacketRow[];
  shares: ShareRow[];
  /** The vendor's papers, whatever the job: the last one of a kind counts. */
  documents: VendorDocumentRow[];
  invoices: InvoiceRow[];
  payments: PaymentRow[];
  intents: BillingIntentRow[];
  steps: BillingStepRow[];
  deliveries: DeliveryRow[];
  /** What needs a person and is not resolved. */
  failures: FailureRow[];
};

/** What a new job is made of: the records that it hangs on exist already. */
export type JobSetting = Pick<Job, "organisation" | "customer" | "site" | "portal" | "documents">;

export type LineInput = {
  description: string;
  quantity: string;
  unitAmount: number;
  taxRate?: string | null;
  kind?: LineKind;
  /** Of a line that stays; a new one gets its own. */
  id?: string;
  unit?: string;
  /** Who added it in the field. */
  addedBy?: string | null;
};

/** What a ticket says; for an update, what is absent stays as it is. */
export type Ticket = {
  source: string;
  ticketNumber: string | null;
  portalId: string | null;
  customerId: string;
  siteId: string;
  title: string;
  description?: string | null;
  purchaseOrder?: string | null;
  purchaseOrderAmount?: number | null;
  authorisationNumber?: string | null;
  residentDamage?: boolean | null;
  dueOn?: string | null;
  notToExceed?: number | null;
  currency: string;
  referral?: string | null;
  lines?: LineInput[];
  /** What the ticket says of a customer who is known otherwise. */
  contact?: Contact;
  /** What it did not say and a person must find out. */
  needsLook?: TicketGap[];
  /** The message that it came in. */
  messageId?: string;
};

/** How a customer is reached, and what invoices say of them; what is absent stays as it is. */
export type Contact = {
  name?: string;
  email?: string | null;
  phone?: string | null;
  address?: string | null;
  /** ISO 3166, two letters. */
  country?: string | null;
  taxId?: string | null;
};

export type Details = {
  title?: string;
  description?: string | null;
  purchaseOrder?: string | null;
  purchaseOrderAmount?: number | null;
  authorisationNumber?: string | null;
  residentDamage?: boolean | null;
  dueOn?: string | null;
  notToExceed?: number | null;
  referral?: string | null;
  lines?: LineInput[];
};

/** What a crew adds to a job: an item of the price book at its price, and how much of it. */
export type WorkLine = Omit<LineItemRow, "organisationId" | "jobId" | "milestoneId" | "position" | "addedBy">;

/** What a portal's form asks for; what is absent stays as it is. */
export type CloseoutFields = {
  resolutionCode?: string | null;
  rootCause?: string | null;
  serialNumbers?: string[];
};

export type PhotoInput = Omit<PhotoRow, "organisationId" | "jobId" | "receivedAt" | "uploadedBy">;
export type SignatureInput = Omit<SignatureRow, "organisationId" | "jobId">;
export type FileInput = Omit<AttachmentRow, "organisationId" | "jobId" | "addedBy" | "addedAt">;
/** A packet that lies in R2 already; its revision is counted by the job. */
export type PacketInput = Omit<
  PacketRow,
  "organisationId" | "jobId" | "id" | "revision" | "madeBy" | "madeAt"
>;

/** When on the day, by the clock where the vendor is: `08:00`. Both null: any time. */
export type TimeWindow = { start: string | null; end: string | null };

/** Everything that can be asked of a job. */
export type Command =
  | { type: "receive"; ticket: Ticket }
  /** A person looked at what a message left open. */
  | { type: "mend_ticket"; ticket: Ticket }
  /** Its manager says that the order is cancelled; a person decides. */
  | { type: "hear_cancelled"; by: string; messageId: string }
  | { type: "keep_ticket" }
  | { type: "edit"; details: Details }
  | { type: "change_contact"; contact: Contact }
  | { type: "accept" }
  | { type: "assign"; assigneeIds: string[]; scheduledOn?: string | null; window?: TimeWindow }
  | { type: "schedule"; assigneeIds?: string[]; scheduledOn?: string | null }
  | { type: "set_out" }
  | { type: "arrive" }
  | { type: "complete" }
  | { type: "approve" }
  | { type: "return"; reason: string; reasons?: ReturnReason[] }
  | { type: "hold"; reason: string }
  | { type: "resume" }
  | { type: "cancel"; reason: string }
  | { type: "note"; id: string; body: string }
  | { type: "attach_photo"; photo: PhotoInput }
  | { type: "attach_signature"; signature: SignatureInput }
  | { type: "attach_file"; file: FileInput }
  | { type: "add_line"; line: WorkLine }
  | { type: "remove_line"; lineId: string }
  | { type: "answer_checklist"; itemId: string; answer: ChecklistAnswer | null }
  | { type: "fill_in"; fields: CloseoutFields }
  | { type: "correct_time"; minutes: number; reason: string }
  | { type: "ask_for_more"; id: string; amount: number; reason: string }
  | { type: "answer_more"; id: string; approved: boolean; words: string }
  | { type: "ask_confirmation"; id: string; recipient: string }
  | { type: "confirm"; id: string; signature: SignatureInput }
  | { type: "report_not_taken"; what: string; happenedAt: number; why: string }
  | { type: "override_preflight"; reason: string }
  | { type: "keep_packet"; packet: PacketInput }
  | { type: "share"; id: string; kind: ShareRow["kind"]; expiresAt: number | null }
  | { type: "revoke_share"; id: string }
  | { type: "bill"; milestoneId?: string }
  | { type: "send_invoice"; invoiceId: string }
  | { type: "remind"; invoiceId: string; step: number }
  | { type: "retry"; failureId: string }
  | { type: "invoice_viewed"; invoiceId: string }
  | { type: "stripe_reports"; invoice: StripeInvoice }
  | { type: "step_answered"; intentId: string; step: StepName; attempt: number; answer: StepAnswer }
  | { type: "delivery_answered"; deliveryId: string; answer: DeliveryAnswer }
  | { type: "delivery_reported"; deliveryId: string; report: DeliveryReport };

/** Given with each command, so that deciding needs neither clock nor chance of its own. */
export type Context = {
  /** Milliseconds since 1970, UTC. */
  now: number;
  /** When it happened, if that was earlier: work done without signal. */
  at?: number;
  actor: Actor;
  source: Source;
  /** The phone's own name for what it asks: asked again, it happens no second time. */
  clientId?: string;
  /** A new id with this prefix. */
  newId: (prefix: string) => string;
  /** Between 0 and 1: spreads retries. */
  chance: () => number;
};

export type NewEvent = { type: EventType; data: EventData };

export const REQUIREMENTS = [
  "photos_before",
  "photos_after",
  "checklist",
  "resolution_code",
  "root_cause",
  "serial_numbers",
  "signature",
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** Something that is still missing before the job is done, in words. */
export type Missing = {
  requirement: Requirement;
  have: number;
  need: number;
  detail: string;
};

export const REFUSAL_CODES = [
  "not_found",
  "illegal_transition",
  "proof_missing",
  "reason_missing",
  "assignee_missing",
  "lines_billed",
  "already_billed",
  "nothing_to_bill",
  "over_not_to_exceed",
  "preflight_failed",
  "needs_look",
  "ticket_taken",
  "currency_fixed",
  "no_address",
  "not_payable",
  "not_due",
  "already_reminded",
  "not_retryable",
  "job_ended",
  "job_changed",
  "reassigned",
  "invalid_input",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A no: a code, and a sentence that a person can act on. */
export type Refusal = { ok: false; code: RefusalCode; detail: string; missing?: Missing[] };

/** A yes: the job as it now is, and what happened. No events means that nothing changed. */
export type Change = { ok: true; job: Job; events: NewEvent[] };

export type Decision = Refusal | Change;
