import type { CloseoutRules } from "../jobs/vocabulary.ts";

/** Parts of a packet, in the words of its settings. `cover` always comes first. */
export const PACKET_SECTIONS = [
  "cover",
  "work",
  "photos",
  "lines",
  "signature",
  "attachments",
  "manifest",
] as const;
export type PacketSection = (typeof PACKET_SECTIONS)[number];

/** What a manager's people look for on the papers. */
export const SHOWN_FACTS = [
  "ticket_number",
  "purchase_order",
  "authorisation_number",
  "ticket_or_authorisation",
  "address",
  "unit",
  "service_date",
  "completion_date",
  "description",
  "labour_material_split",
  "owner_name",
] as const;
export type ShownFact = (typeof SHOWN_FACTS)[number];

/** Papers of the vendor that a manager wants to have on file. */
export const DOCUMENT_KINDS = ["w9", "coi", "licence", "lien_waiver", "registration"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const PAPER_SIZES = ["letter", "a4"] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

export type PacketRules = {
  /** One PDF for everything: the invoice's pages come first, then the packet's. */
  singleFile: boolean;
  /** The largest file that is taken, in bytes; null where nobody says. */
  maxBytes: number | null;
  /** Whether the file may hold links that can be pressed. The manifest's address is printed as text where it may not. */
  links: boolean;
  /** Null is the organisation's own paper. */
  paper: PaperSize | null;
  /** Photos on a page: 2 is one pair side by side, 6 is three. */
  photosPerPage: 2 | 4 | 6;
  /** What is in it and in which order; `cover` first. */
  sections: PacketSection[];
  /** Liquid with the names of `PACKET_NAMES`, such as `{{ ticket }} packet.pdf`. */
  fileName: string;
};

export type MailRules = {
  /** The one address that invoices go to; null is the customer's own. */
  to: string | null;
  /** Further recipients; empty where the manager takes none. */
  cc: string[];
  ccAllowed: boolean;
  /** Liquid with the names of `MAIL_NAMES`; it must make each subject another one where `subjectUnique` says so. */
  subject: string | null;
  subjectUnique: boolean;
  /** The letter carries its attachments and no word. */
  bodyEmpty: boolean;
  /** What is attached to the invoice's letter. */
  attach: "invoice" | "invoice_and_packet";
};

export type AmountRules = {
  /** The total stays at or below the not-to-exceed amount. */
  withinNotToExceed: boolean;
  /** What holds for a ticket that names no amount, in minor units. */
  usualNotToExceed: number | null;
  /** More than that amount needs the manager's approval in writing. */
  writtenApproval: boolean;
  /** `required`: a number must be there. `equal`: and the total is the order's amount, to the unit. */
  purchaseOrder: "none" | "required" | "equal";
  /** Above this total, in minor units, an authorisation number is needed. */
  authorisationAbove: number | null;
  /** Above this total, so many bids are attached. */
  bids: { above: number; count: number } | null;
  taxAllowed: boolean;
};

export type InvoiceRules = {
  /** One invoice an order: several milestones cannot be billed one by one. */
  onePerOrder: boolean;
  /** The invoice's date is the day of completion or later. */
  afterCompletion: boolean;
};

/** 1 is Monday; the time is by the clock of the zone. */
export type WeeklyCutoff = { weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; time: string; timeZone: string };

export type DeadlineRules = {
  /** Days after completion within which the invoice must be there; 0 is the same day. Null where nobody says. */
  days: number | null;
  /** What comes after it is paid a week later: told, never a reason to fail. */
  cutoff: WeeklyCutoff | null;
};

/** How a manager wants to be billed. The proof that the crew brings is in `CloseoutRules`, the portal's `rules`. */
export type PortalProfile = {
  packet: PacketRules;
  mail: MailRules;
  amounts: AmountRules;
  invoice: InvoiceRules;
  deadline: DeadlineRules;
  mustShow: ShownFact[];
  documents: DocumentKind[];
  /** "Damage caused by the resident?" must be answered with yes or no. */
  residentDamage: boolean;
  /** Where a person hands the papers in, if not by mail. */
  uploadUrl: string | null;
  /** What no rule can check, in a person's words: it is shown beside the preflight. */
  notes: string;
};

/** A portal's rules as they are kept: what the crew must bring, and how it is billed. */
export type PortalRules = { rules: Partial<CloseoutRules>; profile: Partial<PortalProfile> };

/** What holds where a manager says nothing. */
export const PLAIN_PROFILE: PortalProfile = {
  packet: {
    singleFile: false,
    maxBytes: null,
    links: true,
    paper: null,
    photosPerPage: 4,
    sections: ["cover", "work", "photos", "signature", "manifest"],
    fileName: "{{ ticket }} packet.pdf",
  },
  mail: {
    to: null,
    cc: [],
    ccAllowed: true,
    subject: null,
    subjectUnique: false,
    bodyEmpty: false,
    attach: "invoice",
  },
  amounts: {
    withinNotToExceed: true,
    usualNotToExceed: null,
    writtenApproval: false,
    purchaseOrder: "none",
    authorisationAbove: null,
    bids: null,
    taxAllowed: true,
  },
  invoice: { onePerOrder: false, afterCompletion: false },
  deadline: { days: null, cutoff: null },
  mustShow: [],
  documents: [],
  residentDamage: false,
  uploadUrl: null,
  notes: "",
};

/** The profile that holds for a job: its portal's, with the plain one for what that does not say. */
export function profileFor(job: { portal: { profile: Partial<PortalProfile> } | null }): PortalProfile {
  return { ...PLAIN_PROFILE, ...job.portal?.profile };
}
