import type {
  AttachmentRow,
  BillingIntentRow,
  BillingStepRow,
  ChangeOrderRow,
  ChecklistAnswerRow,
  ConfirmationRow,
  CreditNoteRow,
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
  RefundRow,
  ShareRow,
  SignatureRow,
  SiteRow,
  StripeAccountRow,
  StripeCustomerRow,
  VendorDocumentRow,
} from "../database/rows.ts";
import type { Actor, EventData, EventType, Source } from "./vocabulary.ts";

export * from "./commands.ts";
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
  changeOrders: ChangeOrderRow[];
  confirmations: ConfirmationRow[];
  attachments: AttachmentRow[];
  /** The packets that were made, the first revision first. */
  packets: PacketRow[];
  shares: ShareRow[];
  /** The vendor's papers, whatever the job: the last one of a kind counts. */
  documents: VendorDocumentRow[];
  /** The organisation's accounts at Stripe, and the customer as each of them knows it. */
  accounts: StripeAccountRow[];
  payers: StripeCustomerRow[];
  invoices: InvoiceRow[];
  payments: PaymentRow[];
  creditNotes: CreditNoteRow[];
  refunds: RefundRow[];
  intents: BillingIntentRow[];
  steps: BillingStepRow[];
  deliveries: DeliveryRow[];
  /** What needs a person and is not resolved. */
  failures: FailureRow[];
};

/** What a new job is made of: the records that it hangs on exist already. */
export type JobSetting = Pick<
  Job,
  "organisation" | "customer" | "site" | "portal" | "documents" | "accounts" | "payers"
>;

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
  /**
   * The deployment's own Stripe account: whether it may be billed with, and whether its money is real. `feePercent`, a decimal in text:
   * what the platform keeps of payments in accounts that are connected to it.
   */
  deployment: { open: boolean; livemode: boolean; feePercent?: string };
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
  "billed_by_hand",
  "nothing_to_bill",
  "over_not_to_exceed",
  "preflight_failed",
  "needs_look",
  "ticket_taken",
  "currency_fixed",
  "no_address",
  "not_payable",
  "under_way",
  "not_a_draft",
  "too_much",
  "stripe_missing",
  "milestone_billed",
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
