import type { StripeInvoice, StripeLink } from "../billing/stripe-books.ts";
import type { CreditInput, PaymentInput, RefundInput, StepAnswer, StepName } from "../billing/types.ts";
import type { BillingSurface, Terms } from "../billing/vocabulary.ts";
import type {
  AttachmentRow,
  LineItemRow,
  PacketRow,
  PhotoRow,
  ShareRow,
  SignatureRow,
} from "../database/rows.ts";
import type { PostalAddress } from "../database/schema/people.ts";
import type { DeliveryAnswer, DeliveryReport } from "../delivery/types.ts";
import type { TicketGap } from "../intake/vocabulary.ts";
import type { ChecklistAnswer, LineInput, MilestoneKind, ReturnReason } from "./vocabulary.ts";

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
  exemptCertificate?: string | null;
  postal?: PostalAddress | null;
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
export type WorkLine = Pick<
  LineItemRow,
  "id" | "kind" | "description" | "quantity" | "unit" | "unitAmount" | "taxRate"
> &
  Partial<Pick<LineItemRow, "taxName" | "taxInclusive">>;

/** What a portal's form asks for; what is absent stays as it is. */
export type CloseoutFields = {
  resolutionCode?: string | null;
  rootCause?: string | null;
  serialNumbers?: string[];
};

/** A part of the job that is billed by itself: percent as a decimal in text, or an amount with tax in minor units. */
export type MilestoneInput = {
  id?: string;
  title: string;
  kind: MilestoneKind;
  sharePercent: string | null;
  shareAmount: number | null;
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
  /** `how`: at once, or a draft that waits; as the rules say where nobody says. `as` likewise. */
  | { type: "bill"; milestoneId?: string; how?: "send" | "draft"; as?: BillingSurface }
  /** Another system says that the job is to be billed. */
  | { type: "bill_from_outside"; by: string }
  | { type: "plan_milestones"; milestones: MilestoneInput[] }
  | { type: "reach_milestone"; milestoneId: string }
  | { type: "propose_change"; id: string; title: string; reason: string; lines: LineInput[] }
  | { type: "answer_change"; id: string; approved: boolean; words: string }
  | { type: "withdraw_change"; id: string }
  /** Rules that many sums are made by were changed. */
  | { type: "sum_again" }
  | { type: "set_discount"; percent: string | null; amount: number | null }
  /** A draft that waits goes out; is changed; is thrown away. */
  | { type: "send_draft"; invoiceId: string }
  | { type: "edit_draft"; invoiceId: string; terms?: Terms; memo?: string | null }
  | { type: "discard_draft"; invoiceId: string; reason: string }
  /** `reissue`: another takes its place, as a draft, once it is void. */
  | { type: "void_invoice"; invoiceId: string; reason: string; reissue: boolean; as?: BillingSurface }
  /** The ticket's `customerId` of the setting pays instead; an open invoice is void and made anew for them. */
  | { type: "move_payer"; customerId: string; reason: string }
  | { type: "credit"; credit: CreditInput }
  | { type: "write_off"; invoiceId: string; reason: string }
  | { type: "recover"; invoiceId: string }
  /** What was credited in full is asked for anew, by a draft. */
  | { type: "bill_again"; invoiceId: string }
  | { type: "record_payment"; payment: PaymentInput }
  | { type: "undo_payment"; paymentId: string; reason: string }
  | { type: "refund"; refund: RefundInput }
  /** Leaves a step of money that Stripe refused as it is. */
  | { type: "drop_operation"; intentId: string }
  | { type: "revoke_pay_link"; invoiceId: string }
  /** The customer wants to pay a part on the page. */
  | { type: "pay_part"; id: string; invoiceId: string; amount: number }
  | { type: "link_reports"; link: StripeLink }
  | { type: "send_invoice"; invoiceId: string }
  | { type: "remind"; invoiceId: string; step: number }
  | { type: "retry"; failureId: string }
  | { type: "invoice_viewed"; invoiceId: string }
  | { type: "stripe_reports"; invoice: StripeInvoice }
  | { type: "step_answered"; intentId: string; step: StepName; attempt: number; answer: StepAnswer }
  | { type: "delivery_answered"; deliveryId: string; answer: DeliveryAnswer }
  | { type: "delivery_reported"; deliveryId: string; report: DeliveryReport };
