import { jobTotals } from "../../billing/job-totals.ts";
import type { OrganisationRow, PhotoRow, PortalRow } from "../../database/rows.ts";
import type { Job } from "../../jobs/types.ts";
import type { PhotoLabel } from "../../jobs/vocabulary.ts";

/** Any day will do; the same one makes the same paper. */
const DAY = Date.parse("2026-11-19T18:00:00Z");
const MINUTE = 60_000;
const CREW = "Luis Ortega";
const HASHES = ["3f9a41c7", "b07d52e1", "84c6fa09", "5e21d7b3"];

export const SAMPLE_CREW = [CREW];

/** An invented job with everything in it, to see how papers look before there is a real one. */
export function sampleJob(organisation: OrganisationRow, portal: PortalRow | null): Job {
  const own = { organisationId: organisation.id, jobId: "job_sample" };
  const country = organisation.identity.country ?? null;
  return {
    organisation,
    portal,
    customer: {
      ...{ organisationId: organisation.id, id: "cust_sample", name: "Lakeside Property Management" },
      ...{ email: "ap@lakeside.example", phone: null, address: "500 Lakeside Boulevard\nSuite 210", country },
      ...{ taxId: null, externalId: null, identity: "", billing: {} },
      ...{ exemptCertificate: null, postal: null },
      ...{ createdAt: DAY, updatedAt: DAY },
    },
    site: {
      ...{ organisationId: organisation.id, id: "site_sample", line1: "842 Cypress Bend Drive" },
      ...{ line2: "Unit 14B", city: "Tampa", region: "FL", postalCode: "33602", country: "US" },
      ...{ latitude: 27.9478, longitude: -82.4584, createdAt: DAY },
    },
    row: rowOf(organisation, portal),
    milestones: [{ ...own, id: "mile_sample", title: "All work", position: 0, ...WHOLE }],
    lines: LINES.map((line, position) => ({
      ...{ ...own, id: `line_${position}`, position, addedBy: null, rule: null },
      ...{ taxName: null, taxInclusive: false, discountPercent: null, discountAmount: null },
      ...{ ...line, taxRate: portal?.profile.amounts?.taxAllowed === false ? null : line.taxRate },
    })),
    photos: (["before", "after", "before", "after"] as const).map((label, index) =>
      photoOf(own, label, index),
    ),
    signatures: [
      {
        ...{ ...own, id: "sig_sample", name: "M. Ortiz", role: "tenant", method: "drawn" as const },
        ...{ storageKey: "sample/signature.png", sha256: HASHES.toReversed().join("").repeat(2) },
        signedAt: DAY + 95 * MINUTE,
      },
    ],
    notes: [
      {
        ...{ ...own, id: "note_sample", author: CREW, writtenAt: DAY + 90 * MINUTE },
        body: "Replaced both torn panels with 18×14 mesh and rolled new spline. The door closer was loose: tightened and tried ten times.",
      },
    ],
    answers: [],
    asks: [],
    changeOrders: [],
    accounts: [],
    payers: [],
    creditNotes: [],
    refunds: [],
    confirmations: [],
    attachments: [],
    packets: [],
    shares: [],
    documents: [],
    invoices: [],
    payments: [],
    intents: [],
    steps: [],
    deliveries: [],
    failures: [],
  };
}

/** The invoice of the sample, as it would go out. */
export function sampleInvoice(job: Job): Job["invoices"][number] {
  const { row } = job;
  const totals = jobTotals(job);
  return {
    ...{ organisationId: row.organisationId, id: "inv_sample", jobId: row.id, milestoneId: "mile_sample" },
    ...{ customerId: row.customerId, status: "open", kind: "invoice", number: "2026-0042" },
    ...{ currency: row.currency, lines: totals.lines, subtotal: totals.subtotal, tax: totals.tax },
    ...{ total: totals.total, amountPaid: 0, amountDue: totals.total, dueOn: "2026-12-04" },
    ...{ via: "outside", accountId: "", livemode: true, live: true, revision: 1, replacesId: null },
    ...{ billTo: null, terms: null, memo: null, taxIncluded: totals.taxIncluded, stripeLines: null },
    ...{ credited: 0, creditedAfter: 0, refunded: 0, overpaid: 0, recovering: false },
    ...{ stripeLinkId: null, payVersion: 1 },
    ...{ stripeInvoiceId: null, hostedUrl: null, processing: false, remindedStep: 0, createdAt: DAY },
    ...{ finalisedAt: DAY, sentAt: null, viewedAt: null, paidAt: null, voidedAt: null, paidOn: null },
  };
}

const WHOLE = { kind: "final" as const, sharePercent: null, shareAmount: null, reachedAt: null };

const LINES = [
  { kind: "labour", description: "Rescreen two panels", quantity: "1.75", unit: "h", unitAmount: 9000 },
  { kind: "material", description: "Fibreglass mesh, 18×14", quantity: "42", unit: "sq ft", unitAmount: 250 },
  { kind: "travel", description: "Trip", quantity: "1", unit: "", unitAmount: 4500 },
].map((line) => ({ ...line, taxRate: line.kind === "material" ? "7.5" : null })) as Pick<
  Job["lines"][number],
  "kind" | "description" | "quantity" | "unit" | "unitAmount" | "taxRate"
>[];

function rowOf(organisation: OrganisationRow, portal: PortalRow | null): Job["row"] {
  const resolution = portal?.rules.resolutionCodes?.[0] ?? null;
  return {
    ...{ organisationId: organisation.id, id: "job_sample", version: 1, source: "sample" },
    ...{
      ticketNumber: "48213",
      purchaseOrder: "PO-77120",
      purchaseOrderAmount: null,
      discountPercent: null,
      discountAmount: null,
    },
    ...{ authorisationNumber: null, portalId: portal?.id ?? null, customerId: "cust_sample" },
    ...{ siteId: "site_sample", title: "Rescreen the lanai, two torn panels", status: "completed" },
    description:
      "Two torn panels on the south side. Replace the mesh, check the door closer, leave it clean.",
    ...{ heldFrom: null, reason: null, assigneeIds: [], scheduledOn: "2026-11-19" },
    ...{ windowStart: "13:00", windowEnd: "15:00", dueOn: null, notToExceed: 45000 },
    ...{ currency: organisation.currency, referral: null, needsLook: [], residentDamage: null },
    ...{ returnReasons: [], preflightOverride: null, total: 0, createdAt: DAY, updatedAt: DAY },
    ...{ onSiteAt: DAY, completedAt: DAY + 100 * MINUTE, siteMinutes: null, siteMinutesReason: null },
    ...{ resolutionCode: resolution, rootCause: null, serialNumbers: [], approvedAt: null, closedAt: null },
  };
}

function photoOf(
  own: Pick<PhotoRow, "organisationId" | "jobId">,
  label: PhotoLabel,
  index: number,
): PhotoRow {
  const takenAt = DAY + (label === "before" ? 4 : 88) * MINUTE + index * MINUTE;
  const start = HASHES[index] ?? "";
  return {
    ...{ ...own, id: `photo_${index}`, clientId: "", label, storageKey: `sample/${label}.jpg` },
    ...{ thumbnailKey: null, mediumKey: null, mediumBytes: null, contentType: "image/jpeg", bytes: 50_000 },
    ...{ width: 1000, height: 750, sha256: start.repeat(8), takenAt, receivedAt: takenAt },
    ...{ latitude: 27.9478, longitude: -82.4584, uploadedBy: CREW },
  };
}
