import type { Requirement } from "../jobs/types.ts";
import type { DocumentKind, ShownFact } from "../portals/profile.ts";

/** Everything that can be asked before an invoice goes out. */
export type CheckName =
  | "work_completed"
  | `proof_${Requirement}`
  | `shows_${ShownFact}`
  | "pictures_readable"
  | "packet_size"
  | "customer_address"
  | "mail_recipients"
  | "mail_subject"
  | "within_not_to_exceed"
  | "written_approval"
  | "purchase_order"
  | "purchase_order_amount"
  | "authorisation_number"
  | "bids"
  | "tax_forbidden"
  | "one_invoice"
  | "invoice_after_completion"
  | "resident_damage"
  | "deadline"
  | `document_${DocumentKind}`;

/**
 * One line of the preflight. `wait`: it is not its time yet, such as a photo before the work is done.
 * Only what fails keeps an invoice from going out.
 */
export type Check = {
  name: CheckName;
  state: "pass" | "fail" | "wait";
  /** How it stands, in words: "1 after photo is missing". */
  words: string;
  /** How to mend it; null where it passes. */
  mend: string | null;
  /** Where it is mended: an anchor on the job's screen, or an address of the office; null where only others can. */
  at: string | null;
};

/** An owner lets an invoice go out although these checks failed. */
export type PreflightOverride = { checks: CheckName[]; reason: string; by: string; at: number };
