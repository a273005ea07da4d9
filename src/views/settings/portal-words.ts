import { termsInWords } from "../../worker/billing/terms-words.ts";
import type { CloseoutRules } from "../../worker/jobs/vocabulary.ts";
import {
  type DocumentKind,
  PLAIN_PROFILE,
  type PortalProfile,
  type PortalRules,
  type ShownFact,
  type WeeklyCutoff,
} from "../../worker/portals/profile.ts";
import { DOCUMENT_WORDS } from "../parts/document-words.ts";
import { counted } from "../parts/words.ts";

export const SHOWN_WORDS: { [fact in ShownFact]: string } = {
  ticket_number: "ticket number",
  purchase_order: "purchase order",
  authorisation_number: "authorisation number",
  ticket_or_authorisation: "ticket or authorisation number",
  address: "address",
  unit: "unit",
  service_date: "date of service",
  completion_date: "date of completion",
  description: "description of the work",
  labour_material_split: "labour apart from material",
  owner_name: "name of the owner",
};

export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** How many of a portal's rules are its own. */
export function ownRules({ rules, profile }: PortalRules): number {
  return Object.keys(rules).length + ownParts(profile).length;
}

/**
 * What a portal's rules mean, one thing a line; only what is its own. Without anything of its own there is no line.
 * @param money an amount in minor units as people read it
 */
export function portalWords({ rules, profile }: PortalRules, money: (amount: number) => string): string[] {
  const full = { ...PLAIN_PROFILE, ...profile };
  return said([
    proofWords(rules),
    packetWords(full),
    mailWords(full),
    ...amountWords(full, money),
    invoiceWords(full, rules),
    cutoffWords(full.deadline.cutoff),
    full.mustShow.length > 0 && `Shown: ${full.mustShow.map((fact) => SHOWN_WORDS[fact]).join(", ")}`,
    full.documents.length > 0 && `On file: ${documentWords(full.documents)}`,
    full.residentDamage && "It says whether the resident caused the damage",
    full.uploadUrl !== null && "The papers are uploaded by hand",
  ]);
}

function documentWords(kinds: readonly DocumentKind[]): string {
  return kinds.map((kind) => DOCUMENT_WORDS[kind].name).join(", ");
}

function ownParts(profile: Partial<PortalProfile>): string[] {
  const plain = new Map(Object.entries(PLAIN_PROFILE).map(([name, part]) => [name, JSON.stringify(part)]));
  return Object.entries(profile).flatMap(([name, part]) =>
    JSON.stringify(part) === plain.get(name) ? [] : [name],
  );
}

function proofWords(rules: Partial<CloseoutRules>): string {
  const photos = (count: number | undefined, when: string) =>
    count === undefined ? false : count === 0 ? `no ${when} photo` : counted(count, `${when} photo`);
  const list = (lines: readonly unknown[] | undefined, one: string, none: string) =>
    lines === undefined ? false : lines.length === 0 ? none : one;
  const parts: (string | false)[] = [
    photos(rules.photosBefore, "before"),
    photos(rules.photosAfter, "after"),
    rules.signature !== undefined && (rules.signature ? "a signature" : "no signature"),
    rules.serialNumbers !== undefined &&
      (rules.serialNumbers === 0 ? "no serial number" : counted(rules.serialNumbers, "serial number")),
    list(rules.checklist, `${counted(rules.checklist?.length ?? 0, "point")} to check`, "no checklist"),
    list(rules.resolutionCodes, "a resolution code", "no resolution code"),
    list(rules.rootCauses, "a root cause", "no root cause"),
  ];
  return sentence(parts);
}

function packetWords({ packet, mail }: PortalProfile): string {
  const size = packet.maxBytes === null ? "" : ` up to ${packet.maxBytes / 1_000_000} MB`;
  const file = packet.singleFile ? `one PDF for everything${size}` : size && `a file${size}`;
  return sentence([
    file,
    !packet.links && "no links in it",
    packet.paper !== null && (packet.paper === "a4" ? "A4 paper" : "Letter paper"),
    mail.attach === "invoice_and_packet" && !packet.singleFile && "invoice and packet in one letter",
  ]);
}

function mailWords({ mail }: PortalProfile): string {
  const parts = [
    mail.to !== null && `mailed to ${mail.to}`,
    mail.cc.length > 0 && `copies to ${mail.cc.join(", ")}`,
    !mail.ccAllowed && "no copies",
    mail.subject !== null && `the subject is “${mail.subject}”`,
    mail.subjectUnique && "no subject twice",
    mail.bodyEmpty && "no words in the mail",
  ];
  return sentence(parts);
}

function amountWords({ amounts }: PortalProfile, money: (amount: number) => string): string[] {
  const { purchaseOrder, usualNotToExceed, authorisationAbove, bids } = amounts;
  return said([
    !amounts.withinNotToExceed && "The total may go beyond the not-to-exceed amount",
    usualNotToExceed !== null && `Not to exceed ${money(usualNotToExceed)} where the ticket says nothing`,
    amounts.writtenApproval && "More than the not-to-exceed amount needs an approval in writing",
    purchaseOrder === "required" && "No purchase order, no pay",
    purchaseOrder === "equal" && "The total is the purchase order's, to the unit",
    authorisationAbove !== null && `Above ${money(authorisationAbove)} an authorisation number is needed`,
    bids !== null && `Above ${money(bids.above)}, ${counted(bids.count, "bid")}`,
    !amounts.taxAllowed && "No tax on the invoice",
  ]);
}

function invoiceWords({ invoice, deadline }: PortalProfile, rules: Partial<CloseoutRules>): string {
  const days = deadline.days;
  return sentence([
    days !== null && (days === 0 ? "invoice on the same day" : `invoice within ${counted(days, "day")}`),
    invoice.onePerOrder && "one invoice for an order",
    invoice.afterCompletion && "dated no earlier than the work was done",
    rules.billing?.terms !== undefined && termsInWords(rules.billing.terms).toLowerCase(),
    rules.review !== undefined && (rules.review ? "the office looks first" : "the office need not look"),
  ]);
}

function cutoffWords(cutoff: WeeklyCutoff | null): string {
  if (cutoff === null) return "";
  const { weekday, time, timeZone } = cutoff;
  return `What comes after ${WEEKDAYS[weekday - 1]} ${time} (${timeZone}) is paid a week later`;
}

/** Only what there is to say. */
function said(parts: readonly (string | false)[]): string[] {
  return parts.flatMap((part) => (part === false || part === "" ? [] : [part]));
}

function sentence(parts: readonly (string | false)[]): string {
  const text = said(parts).join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
