import type { Language } from "../../messages/language.ts";
import type { SumRules } from "../billing/job-totals.ts";
import type {
  AttachmentRow,
  ChecklistAnswerRow,
  ConfirmationRow,
  CustomerRow,
  JobRow,
  LineItemRow,
  MoreRequestRow,
  NoteRow,
  OrganisationRow,
  PhotoRow,
  PortalRow,
  PriceItemRow,
  SignatureRow,
  SiteRow,
} from "../database/rows.ts";
import type { Role } from "../database/schema.ts";
import type { Waiting } from "./waiting.ts";

/** What is not at the office yet carries how far it is. */
type MayWait = { waiting?: Waiting };

/**
 * A job as far as the crew sees it: without its money's way. The phone keeps it as JSON and lays over it what it has not sent
 * yet, so that the screen is the same function of the same thing on the server and on the phone.
 */
export type CrewJob = {
  organisation: Pick<OrganisationRow, "locale" | "timeZone" | "rules">;
  customer: Pick<CustomerRow, "name" | "email" | "phone">;
  site: Pick<
    SiteRow,
    "line1" | "line2" | "city" | "region" | "postalCode" | "country" | "latitude" | "longitude"
  >;
  portal: Pick<PortalRow, "name" | "rules"> | null;
  row: Pick<
    JobRow,
    | "id"
    | "version"
    | "ticketNumber"
    | "title"
    | "description"
    | "status"
    | "reason"
    | "returnReasons"
    | "scheduledOn"
    | "windowStart"
    | "windowEnd"
    | "notToExceed"
    | "currency"
    | "total"
    | "onSiteAt"
    | "completedAt"
    | "siteMinutes"
    | "siteMinutesReason"
    | "resolutionCode"
    | "rootCause"
    | "serialNumbers"
  >;
  lines: (CrewLine & MayWait)[];
  photos: (CrewPhoto & MayWait)[];
  signatures: (Pick<SignatureRow, "id" | "name" | "role" | "method" | "signedAt"> & MayWait)[];
  notes: (Pick<NoteRow, "id" | "body" | "author" | "writtenAt"> & MayWait)[];
  answers: (Pick<ChecklistAnswerRow, "itemId" | "answer"> & MayWait)[];
  asks: (Pick<MoreRequestRow, "id" | "amount" | "reason" | "status" | "askedAt" | "answer" | "answeredBy"> &
    MayWait)[];
  confirmations: (Pick<ConfirmationRow, "id" | "recipient" | "askedAt" | "confirmedAt"> & MayWait)[];
  /** The work order as its manager sent it. A phone may hold a snapshot that was made before there were any. */
  files?: Pick<AttachmentRow, "id" | "fileName">[];
  /** How the lines become the sum, for the preview of what waits on the phone; absent from snapshots that are older. */
  sum?: SumRules;
  /** Its manager says that it is cancelled, and the office has not decided yet; left out otherwise. */
  saidCancelled?: boolean;
};

export type CrewLine = Pick<
  LineItemRow,
  "id" | "kind" | "description" | "quantity" | "unit" | "unitAmount" | "taxRate" | "addedBy"
> &
  Partial<Pick<LineItemRow, "taxName" | "taxInclusive" | "discountPercent" | "discountAmount">>;
export type CrewPhoto = Pick<PhotoRow, "id" | "clientId" | "label" | "width" | "height" | "takenAt">;
export type CrewPriceItem = Pick<
  PriceItemRow,
  "id" | "kind" | "description" | "unit" | "unitAmount" | "taxRate"
> &
  Partial<Pick<PriceItemRow, "taxName" | "taxInclusive">>;

/** Who holds the phone. */
export type CrewMember = {
  id: string;
  organisationId: string;
  name: string;
  role: Role;
  language: Language;
  organisationName: string;
};

/** All that a job's crew screen is made from. It travels in the page and is kept on the phone. */
export type CrewSnapshot = {
  job: CrewJob;
  priceBook: CrewPriceItem[];
  member: CrewMember;
  /** The office's clock when this was made, milliseconds since 1970: a phone's own may be wrong. */
  now: number;
};
