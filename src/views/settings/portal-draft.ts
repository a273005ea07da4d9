import type { PortalRow } from "../../worker/database/rows.ts";
import { decimalText } from "../../worker/money/format.ts";
import {
  type DocumentKind,
  PACKET_SECTIONS,
  type PacketSection,
  PLAIN_PROFILE,
  type ShownFact,
} from "../../worker/portals/profile.ts";

/** The parts of a packet whose place can be chosen; the cover always comes first. */
export type PlacedSection = Exclude<PacketSection, "cover">;
export const PLACED_SECTIONS = PACKET_SECTIONS.filter((one): one is PlacedSection => one !== "cover");

/** Lists of the closeout rules: own lines, nothing at all, or as everywhere. */
export const OWN_LISTS = ["checklist", "resolutionCodes", "rootCauses"] as const;
export type OwnList = (typeof OWN_LISTS)[number];

/** What is typed or chosen. */
export const PORTAL_TEXTS = [
  ...["name", "senders", "customer", "customerName", "customerEmail", "customerAddress"],
  ...["photosBefore", "photosAfter", "signature", "serialNumbers", "review"],
  ...OWN_LISTS,
  ...["maxMegabytes", "paper", "photosPerPage", "fileName"],
  ...["to", "cc", "subject", "attach"],
  ...["usualNotToExceed", "purchaseOrder", "authorisationAbove", "bidsAbove", "bidsCount"],
  ...["days", "cutoffWeekday", "cutoffTime", "cutoffZone", "uploadUrl", "notes"],
] as const;

/** What is ticked or not. */
export const PORTAL_MARKS = [
  ...["checklistNone", "resolutionCodesNone", "rootCausesNone"],
  ...["singleFile", "links", "ccAllowed", "subjectUnique", "bodyEmpty"],
  ...["withinNotToExceed", "writtenApproval", "taxAllowed", "onePerOrder", "afterCompletion"],
  "residentDamage",
] as const;

export type PortalText = (typeof PORTAL_TEXTS)[number];
export type PortalMark = (typeof PORTAL_MARKS)[number];

/** A portal as it stands in its form, and what is wrong with it, by field. Lists are one a line. */
export type PortalDraft = {
  text: { [name in PortalText]: string };
  on: { [name in PortalMark]: boolean };
  /** Which place each part of the packet has after the cover; empty is left out. */
  places: { [section in PlacedSection]: string };
  mustShow: readonly ShownFact[];
  documents: readonly DocumentKind[];
  wrong: { [field: string]: string };
};

type Known = Pick<PortalRow, "name" | "rules" | "profile" | "customerId" | "senders">;

/** One megabyte is a million bytes: a file that fits then fits whichever way a manager counts. */
export const MEGABYTE = 1_000_000;

/** The form of a portal as it is kept. @param currency in which its amounts are shown */
export function draftOfPortal(portal: Known, currency: string): PortalDraft {
  const { rules } = portal;
  const { packet, mail, amounts, invoice, deadline, ...rest } = { ...PLAIN_PROFILE, ...portal.profile };
  const money = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? "" : decimalText(amount, currency);
  const { weekday, time, timeZone } = deadline.cutoff ?? { weekday: "", time: "", timeZone: "" };
  return {
    text: {
      ...{ name: portal.name, senders: portal.senders.join("\n"), customer: portal.customerId ?? "" },
      ...{ customerName: "", customerEmail: "", customerAddress: "" },
      ...{ photosBefore: shown(rules.photosBefore), photosAfter: shown(rules.photosAfter) },
      serialNumbers: shown(rules.serialNumbers),
      ...{ signature: yesOrNo(rules.signature), review: yesOrNo(rules.review) },
      checklist: (rules.checklist ?? []).map((point) => point.text).join("\n"),
      resolutionCodes: (rules.resolutionCodes ?? []).join("\n"),
      rootCauses: (rules.rootCauses ?? []).join("\n"),
      maxMegabytes: packet.maxBytes === null ? "" : String(packet.maxBytes / MEGABYTE),
      ...{ paper: packet.paper ?? "", photosPerPage: String(packet.photosPerPage) },
      fileName: packet.fileName,
      ...{ to: mail.to ?? "", cc: mail.cc.join("\n"), subject: mail.subject ?? "", attach: mail.attach },
      usualNotToExceed: money(amounts.usualNotToExceed),
      purchaseOrder: amounts.purchaseOrder,
      authorisationAbove: money(amounts.authorisationAbove),
      ...{ bidsAbove: money(amounts.bids?.above), bidsCount: shown(amounts.bids?.count) },
      ...{ days: shown(deadline.days ?? undefined), cutoffWeekday: String(weekday) },
      ...{ cutoffTime: time, cutoffZone: timeZone },
      ...{ uploadUrl: rest.uploadUrl ?? "", notes: rest.notes },
    },
    on: {
      checklistNone: rules.checklist?.length === 0,
      resolutionCodesNone: rules.resolutionCodes?.length === 0,
      rootCausesNone: rules.rootCauses?.length === 0,
      ...{ singleFile: packet.singleFile, links: packet.links },
      ...{ ccAllowed: mail.ccAllowed, subjectUnique: mail.subjectUnique, bodyEmpty: mail.bodyEmpty },
      ...{ withinNotToExceed: amounts.withinNotToExceed, writtenApproval: amounts.writtenApproval },
      ...{ taxAllowed: amounts.taxAllowed, residentDamage: rest.residentDamage },
      ...{ onePerOrder: invoice.onePerOrder, afterCompletion: invoice.afterCompletion },
    },
    places: placesOf(packet.sections),
    mustShow: rest.mustShow,
    documents: rest.documents,
    wrong: {},
  };
}

function placesOf(sections: readonly PacketSection[]): PortalDraft["places"] {
  const placed = sections.filter((one) => one !== "cover");
  const place = (section: PlacedSection) => shown(placed.indexOf(section) + 1 || undefined);
  return {
    ...{ work: place("work"), photos: place("photos"), lines: place("lines") },
    ...{ signature: place("signature"), attachments: place("attachments"), manifest: place("manifest") },
  };
}

function shown(value: number | undefined): string {
  return value === undefined ? "" : String(value);
}

function yesOrNo(value: boolean | undefined): string {
  return value === undefined ? "" : value ? "yes" : "no";
}
