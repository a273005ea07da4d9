import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { BatchResponse } from "drizzle-orm/batch";
import { sumRules } from "../billing/job-totals.ts";
import type { Database } from "../database/database.ts";
import {
  assignment,
  attachment,
  checklistAnswer,
  confirmation,
  customer,
  job,
  lineItem,
  moreRequest,
  note,
  organisation,
  photo,
  portal,
  priceItem,
  signature,
  site,
} from "../database/schema.ts";
import type { Viewer } from "../http/app-env.ts";
import type { CrewMember, CrewSnapshot } from "./crew-job.ts";
import { only } from "./only.ts";

const MOST_PRICES = 500;

const SITE = ["line1", "line2", "city", "region", "postalCode", "country", "latitude", "longitude"] as const;
const ROW = [
  ...([
    "id",
    "version",
    "ticketNumber",
    "title",
    "description",
    "status",
    "reason",
    "returnReasons",
  ] as const),
  ...(["scheduledOn", "windowStart", "windowEnd", "notToExceed", "currency", "total"] as const),
  ...(["onSiteAt", "completedAt", "siteMinutes", "siteMinutesReason"] as const),
  ...(["resolutionCode", "rootCause", "serialNumbers"] as const),
] as const;
const PRICE = [
  ...(["id", "kind", "description", "unit", "unitAmount"] as const),
  ...(["taxRate", "taxName", "taxInclusive"] as const),
] as const;
const LINE = [...PRICE, "quantity", "discountPercent", "discountAmount", "addedBy"] as const;
const ASK = ["id", "amount", "reason", "status", "askedAt", "answer", "answeredBy"] as const;

/** Everything on a job's crew screen: one batch, in the order of `toSnapshot`. */
export function crewJobQueries(db: Database, organisationId: string, jobId: string) {
  const ofJob = (table: OfJob) => and(eq(table.organisationId, organisationId), eq(table.jobId, jobId));
  const thisJob = and(eq(job.organisationId, organisationId), eq(job.id, jobId));
  const pointer = (column: typeof job.customerId | typeof job.siteId | typeof job.portalId) =>
    db.select({ id: column }).from(job).where(thisJob);
  return [
    db.select().from(job).where(thisJob),
    db.select().from(organisation).where(eq(organisation.id, organisationId)),
    db
      .select()
      .from(customer)
      .where(and(eq(customer.organisationId, organisationId), inArray(customer.id, pointer(job.customerId)))),
    db
      .select()
      .from(site)
      .where(and(eq(site.organisationId, organisationId), inArray(site.id, pointer(job.siteId)))),
    db
      .select()
      .from(portal)
      .where(and(eq(portal.organisationId, organisationId), inArray(portal.id, pointer(job.portalId)))),
    db.select().from(lineItem).where(ofJob(lineItem)).orderBy(asc(lineItem.position)),
    db.select().from(photo).where(ofJob(photo)).orderBy(asc(photo.takenAt), asc(photo.id)),
    db.select().from(signature).where(ofJob(signature)).orderBy(asc(signature.signedAt)),
    db.select().from(note).where(ofJob(note)).orderBy(asc(note.writtenAt)),
    db.select().from(checklistAnswer).where(ofJob(checklistAnswer)),
    db.select().from(moreRequest).where(ofJob(moreRequest)).orderBy(asc(moreRequest.askedAt)),
    db.select().from(confirmation).where(ofJob(confirmation)).orderBy(asc(confirmation.askedAt)),
    db
      .select()
      .from(attachment)
      .where(and(ofJob(attachment), eq(attachment.kind, "ticket")))
      .orderBy(asc(attachment.addedAt)),
    db
      .select()
      .from(priceItem)
      .where(and(eq(priceItem.organisationId, organisationId), eq(priceItem.active, true)))
      .orderBy(asc(priceItem.position))
      .limit(MOST_PRICES),
  ] as const;
}

type CrewJobRows = BatchResponse<ReturnType<typeof crewJobQueries>>;

/** What the rows make, with nothing in it that the crew's screen does not show; null if there is no such job. */
export function toSnapshot(rows: CrewJobRows, viewer: Viewer, now: number): CrewSnapshot | null {
  const [jobs, organisations, customers, sites, portals, lines, photos, signatures, notes, ...more] = rows;
  const [answers, asks, confirmations, files, prices] = more;
  const [row, ours, theirs, place, source] = [jobs[0], organisations[0], customers[0], sites[0], portals[0]];
  if (!row || !ours || !theirs || !place) return null;
  const crewJob: CrewSnapshot["job"] = {
    organisation: only(ours, ["locale", "timeZone", "rules"]),
    customer: only(theirs, ["name", "email", "phone"]),
    site: only(place, SITE),
    portal: source ? only(source, ["name", "rules"]) : null,
    row: only(row, ROW),
    lines: lines.map((one) => only(one, LINE)),
    photos: photos.map((one) => only(one, ["id", "clientId", "label", "width", "height", "takenAt"])),
    signatures: signatures.map((one) => only(one, ["id", "name", "role", "method", "signedAt"])),
    notes: notes.map((one) => only(one, ["id", "body", "author", "writtenAt"])),
    answers: answers.map((one) => only(one, ["itemId", "answer"])),
    asks: asks.map((one) => only(one, ASK)),
    confirmations: confirmations.map((one) => only(one, ["id", "recipient", "askedAt", "confirmedAt"])),
    files: files.map((one) => only(one, ["id", "fileName"])),
    sum: sumRules({ organisation: ours, portal: source ?? null, customer: theirs, row }),
    ...(row.needsLook.includes("cancelled") && { saidCancelled: true }),
  };
  const priceBook = prices.map((one) => only(one, PRICE));
  return { job: crewJob, priceBook, member: memberOf(viewer), now };
}

/** Who holds the phone, as the phone keeps it. */
export function memberOf({
  memberId,
  organisationId,
  name,
  role,
  language,
  organisation,
}: Viewer): CrewMember {
  return { id: memberId, organisationId, name, role, language, organisationName: organisation.name };
}

export async function loadCrewSnapshot(db: Database, viewer: Viewer, jobId: string, now: number) {
  return toSnapshot(await db.batch(crewJobQueries(db, viewer.organisationId, jobId)), viewer, now);
}

/** An item of the price book that may still be chosen. */
export function priceItemById(db: Database, organisationId: string, id: string) {
  return db
    .select({
      id: priceItem.id,
      kind: priceItem.kind,
      description: priceItem.description,
      unit: priceItem.unit,
      unitAmount: priceItem.unitAmount,
      taxRate: priceItem.taxRate,
      taxName: priceItem.taxName,
      taxInclusive: priceItem.taxInclusive,
    })
    .from(priceItem)
    .where(
      and(eq(priceItem.organisationId, organisationId), eq(priceItem.id, id), eq(priceItem.active, true)),
    );
}

/** One row if the job is this member's to do, or was when it was finished. */
export function assignedJob(db: Database, organisationId: string, memberId: string, jobId: string) {
  return db
    .select({ id: job.id })
    .from(job)
    .where(and(eq(job.organisationId, organisationId), eq(job.id, jobId), isAssigned(memberId)));
}

/** One row if the job is or was this member's: what they captured there is taken, though it is somebody else's now. */
export function everAssigned(db: Database, organisationId: string, memberId: string, jobId: string) {
  return db
    .select({ id: assignment.jobId })
    .from(assignment)
    .where(
      and(
        eq(assignment.organisationId, organisationId),
        eq(assignment.memberId, memberId),
        eq(assignment.jobId, jobId),
      ),
    );
}

/** The job's own list decides: an assignment that is not active may be that of someone who was taken off. */
function isAssigned(memberId: string) {
  return sql`exists (select 1 from json_each(${job.assigneeIds}) where value = ${memberId})`;
}

type OfJob =
  | typeof photo
  | typeof signature
  | typeof note
  | typeof lineItem
  | typeof checklistAnswer
  | typeof moreRequest
  | typeof confirmation
  | typeof attachment;
