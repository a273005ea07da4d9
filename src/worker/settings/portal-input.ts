import * as z from "zod";
import {
  MEGABYTE,
  OWN_LISTS,
  PLACED_SECTIONS,
  PORTAL_MARKS,
  PORTAL_TEXTS,
  type PortalDraft,
} from "../../views/settings/portal-draft.ts";
import { line, paragraphs } from "../intake/fields.ts";
import { textOf } from "../jobs/office-verbs.ts";
import type { CloseoutRules } from "../jobs/vocabulary.ts";
import {
  DOCUMENT_KINDS,
  PAPER_SIZES,
  type PacketSection,
  PLAIN_PROFILE,
  type PortalProfile,
  SHOWN_FACTS,
  type WeeklyCutoff,
} from "../portals/profile.ts";
import { MAIL_NAMES, PACKET_NAMES } from "../portals/templates.ts";
import { linesOf, pointsOf } from "./closeout-input.ts";
import { crossChecks } from "./portal-checks.ts";
import * as field from "./portal-fields.ts";

const MOST_MEGABYTES = 100;
const PER_PAGE = { "2": 2, "4": 4, "6": 6 } as const;
const WEEKDAYS = { "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7 } as const;

/** What reading a form needs to know of the portal and its organisation. */
export type KnownPortal = {
  /** The rules as they are: a point of the checklist whose text stays keeps its id, and with it its answers. */
  rules: Partial<CloseoutRules>;
  currency: string;
  locale: string;
  newId: () => string;
};

/** Who is billed where a ticket names nobody. */
export type BilledByDefault =
  | { kind: "nobody" }
  | { kind: "known"; id: string }
  | { kind: "new"; name: string; email: string | null; address: string | null };

export type PortalInput = {
  name: string;
  senders: string[];
  customer: BilledByDefault;
  rules: Partial<CloseoutRules>;
  profile: Partial<PortalProfile>;
};

/** A portal as a person typed it; `portal` is null where something is wrong, which `draft` says at its field. */
export function readPortal(
  form: FormData,
  known: KnownPortal,
): { draft: PortalDraft; portal: PortalInput | null } {
  const draft = draftOf(form);
  const read = z.object(fieldsOf(known)).safeParse(draft.text);
  for (const { path, message } of read.error?.issues ?? []) draft.wrong[String(path[0])] ??= message;
  const sections = sectionsOf(draft);
  for (const [name, wrong] of crossChecks(draft)) draft.wrong[name] ??= wrong;
  if (!read.success || Object.keys(draft.wrong).length > 0) return { draft, portal: null };
  const { data } = read;
  const { name, senders } = data;
  const customer = billedByDefault(data);
  const profile = withoutPlain(profileOf(data, draft, sections));
  return { draft, portal: { name, senders, customer, rules: rulesOf(data, draft, known), profile } };
}

function draftOf(form: FormData): PortalDraft {
  const each = <Name extends string, Value>(names: readonly Name[], value: (name: Name) => Value) =>
    Object.fromEntries(names.map((name) => [name, value(name)])) as { [name in Name]: Value };
  return {
    text: each(PORTAL_TEXTS, (name) => textOf(form, name)),
    on: each(PORTAL_MARKS, (name) => form.has(name)),
    places: each(PLACED_SECTIONS, (name) => textOf(form, `place_${name}`)),
    mustShow: SHOWN_FACTS.filter((one) => form.getAll("mustShow").includes(one)),
    documents: DOCUMENT_KINDS.filter((one) => form.getAll("documents").includes(one)),
    wrong: {},
  };
}

type Fields = ReturnType<typeof fieldsOf>;
type Read = { [name in keyof Fields]: z.output<Fields[name]> };

function fieldsOf({ currency, locale }: KnownPortal) {
  const money = field.money(currency, locale);
  return {
    name: z.string().min(1, "A portal needs a name.").pipe(line(100)),
    senders: field.senders,
    customer: z.string(),
    customerName: field.lineOrNothing(200),
    customerEmail: field.email,
    customerAddress: paragraphs(500).transform((text) => text || null),
    photosBefore: field.count(20),
    photosAfter: field.count(20),
    signature: field.yesOrNo,
    serialNumbers: field.count(20),
    review: field.yesOrNo,
    maxMegabytes: field.megabytes(MEGABYTE, MOST_MEGABYTES),
    paper: field.oneOf(["", ...PAPER_SIZES]).transform((text) => text || null),
    photosPerPage: field.oneOf(["2", "4", "6"]).transform((text) => PER_PAGE[text]),
    fileName: z
      .string()
      .min(1, "A file needs a name.")
      .superRefine(field.template(PACKET_NAMES))
      .pipe(line(200)),
    to: field.email,
    cc: field.copies,
    subject: z.string().superRefine(field.template(MAIL_NAMES)).pipe(field.lineOrNothing(300)),
    attach: field.oneOf(["invoice", "invoice_and_packet"]),
    usualNotToExceed: money,
    purchaseOrder: field.oneOf(["none", "required", "equal"]),
    authorisationAbove: money,
    bidsAbove: money,
    bidsCount: field.count(9),
    days: field.count(365),
    cutoffWeekday: field.oneOf(["", "1", "2", "3", "4", "5", "6", "7"]),
    cutoffTime: field.timeOfDay,
    cutoffZone: field.timeZone,
    uploadUrl: field.webAddress,
    notes: paragraphs(5000),
  };
}

function sectionsOf({ places }: PortalDraft): PacketSection[] {
  const placed = PLACED_SECTIONS.filter((one) => places[one] !== "");
  return ["cover", ...placed.sort((a, b) => Number(places[a]) - Number(places[b]))];
}

/** What is left open stays out of the portal's rules: there the organisation's hold. */
function rulesOf(read: Read, draft: PortalDraft, known: KnownPortal): Partial<CloseoutRules> {
  const rules: Partial<CloseoutRules> = {};
  if (read.photosBefore !== null) rules.photosBefore = read.photosBefore;
  if (read.photosAfter !== null) rules.photosAfter = read.photosAfter;
  if (read.signature !== null) rules.signature = read.signature;
  if (read.serialNumbers !== null) rules.serialNumbers = read.serialNumbers;
  if (read.review !== null) rules.review = read.review;
  // How it is billed is set on a page of its own.
  if (known.rules.billing) rules.billing = known.rules.billing;
  const [checklist, resolutionCodes, rootCauses] = OWN_LISTS.map((name) => {
    const lines = linesOf(draft.text[name]);
    return lines.length > 0 || draft.on[`${name}None`] ? lines : null;
  });
  if (checklist) rules.checklist = pointsOf(checklist, known.rules.checklist ?? [], known.newId);
  if (resolutionCodes) rules.resolutionCodes = resolutionCodes;
  if (rootCauses) rules.rootCauses = rootCauses;
  return rules;
}

function profileOf(read: Read, draft: PortalDraft, sections: PacketSection[]): PortalProfile {
  const { on } = draft;
  const bids =
    read.bidsAbove === null || read.bidsCount === null
      ? null
      : { above: read.bidsAbove, count: read.bidsCount };
  return {
    packet: {
      ...{ singleFile: on.singleFile, maxBytes: read.maxMegabytes, links: on.links },
      ...{ paper: read.paper, photosPerPage: read.photosPerPage, sections, fileName: read.fileName },
    },
    mail: {
      ...{ to: read.to, cc: read.cc, ccAllowed: on.ccAllowed },
      ...{ subject: read.subject, subjectUnique: on.subjectUnique },
      ...{ bodyEmpty: on.bodyEmpty, attach: read.attach },
    },
    amounts: {
      withinNotToExceed: on.withinNotToExceed,
      usualNotToExceed: read.usualNotToExceed,
      writtenApproval: on.writtenApproval,
      purchaseOrder: read.purchaseOrder,
      authorisationAbove: read.authorisationAbove,
      ...{ bids, taxAllowed: on.taxAllowed },
    },
    invoice: { onePerOrder: on.onePerOrder, afterCompletion: on.afterCompletion },
    deadline: { days: read.days, cutoff: cutoffOf(read) },
    mustShow: [...draft.mustShow],
    documents: [...draft.documents],
    residentDamage: on.residentDamage,
    uploadUrl: read.uploadUrl,
    notes: read.notes,
  };
}

function cutoffOf({ cutoffWeekday, cutoffTime, cutoffZone }: Read): WeeklyCutoff | null {
  if (cutoffWeekday === "") return null;
  return { weekday: WEEKDAYS[cutoffWeekday], time: cutoffTime, timeZone: cutoffZone };
}

/** A part that says what holds anyway is left out, so that the portal's record tells what is its own. */
function withoutPlain(profile: PortalProfile): Partial<PortalProfile> {
  const plain = new Map(Object.entries(PLAIN_PROFILE).map(([name, part]) => [name, JSON.stringify(part)]));
  return Object.fromEntries(
    Object.entries(profile).filter(([name, part]) => JSON.stringify(part) !== plain.get(name)),
  );
}

function billedByDefault(read: Read): BilledByDefault {
  if (read.customer === "") return { kind: "nobody" };
  if (read.customer !== "new") return { kind: "known", id: read.customer };
  return {
    kind: "new",
    name: read.customerName ?? "",
    email: read.customerEmail,
    address: read.customerAddress,
  };
}
