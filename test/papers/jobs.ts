import type { InvoiceRow, OrganisationRow } from "../../src/worker/database/rows.ts";
import { invoiceContent } from "../../src/worker/invoice-pdf/content.ts";
import type { Job } from "../../src/worker/jobs/types.ts";
import { type PricedLine, totalsOf } from "../../src/worker/money/totals.ts";
import { packetContent } from "../../src/worker/packet/content/content.ts";
import type { PacketContent } from "../../src/worker/packet/content/types.ts";
import { drawInvoiceFile, drawPacketFile } from "../../src/worker/papers/draw-file.ts";
import type { PacketRules } from "../../src/worker/portals/profile.ts";
import { PLAIN_PROFILE } from "../../src/worker/portals/profile.ts";
import { DAY, jobIn, NOW, portalOf, setting } from "../rules/fixtures.ts";
import { bytesOf, picturesFrom, readFaces } from "./support.ts";

export type Files = { [key: string]: Uint8Array };

const PROOF = "https://close.example/proof/org_1~job_1~share_1~AbCdEf";
const faces = await readFaces();

/** A job with everything that a packet can show; `over` changes it. */
export function fullJob(over: Partial<Job> = {}, rules: Partial<PacketRules> = {}): Job {
  const packet = { ...PLAIN_PROFILE.packet, sections: [...ALL_SECTIONS], ...rules };
  const base = jobIn("completed", { portal: portalOf({}, { packet }) });
  return {
    ...base,
    organisation: vendor(),
    customer: { ...base.customer, address: "500 Lakeside Blvd\nTampa, FL 33607" },
    row: {
      ...base.row,
      ...{ purchaseOrder: "PO-77120", authorisationNumber: "AUTH-9931", scheduledOn: "2026-11-19" },
      ...{ onSiteAt: NOW - 2 * 3_600_000, completedAt: NOW, resolutionCode: "Repaired" },
      ...{ description: "Two torn panels on the lanai.", serialNumbers: ["SN-77812"], rootCause: "Storm" },
    },
    notes: [aNote("Replaced both panels.")],
    photos: base.photos.map((photo, index) => ({
      ...photo,
      ...{ storageKey: `photo_${index}`, sha256: `${index}`.repeat(64), uploadedBy: "Luis Ortega" },
      ...{ latitude: 27.9478, longitude: -82.4584, takenAt: NOW - index * 60_000 },
    })),
    ...over,
  };
}

const ALL_SECTIONS = ["cover", "work", "photos", "lines", "signature", "attachments", "manifest"] as const;

export function vendor(over: Partial<OrganisationRow> = {}): OrganisationRow {
  const address = {
    phone: "+1 813 555 0144",
    licence: "CRC1331234",
    address: "2210 W Swann Ave\nTampa, FL 33606",
  };
  return { ...setting.organisation, ...address, brand: { colour: "#0f766e" }, ...over };
}

export function aNote(body: string, author = "Luis Ortega"): Job["notes"][number] {
  return { organisationId: "org_1", jobId: "job_1", id: "note_1", body, author, writtenAt: NOW };
}

export function contentOf(job: Job): PacketContent {
  return packetContent(job, { proofAddress: PROOF, sizes: new Map(), crew: ["Luis Ortega"] });
}

export async function packetOf(job: Job, files: Files = {}): Promise<Uint8Array> {
  return bytesOf(await drawPacketFile(contentOf(job), faces, picturesFrom(files)));
}

export const LINES: PricedLine[] = [
  { description: "Labour", quantity: "1.75", unitAmount: 9000, taxRate: null },
  { description: "Screen, 18×14 mesh", quantity: "42", unitAmount: 250, taxRate: "7.5" },
];

/** An invoice for these lines, open unless `over` says otherwise. */
export function anInvoice(lines: PricedLine[] = LINES, over: Partial<InvoiceRow> = {}): InvoiceRow {
  const { subtotal, tax, total, lines: billed } = totalsOf(lines, "usd");
  return {
    ...{ organisationId: "org_1", id: "inv_1", jobId: "job_1", milestoneId: "m", customerId: "cust_1" },
    ...{ status: "open", kind: "invoice", number: "GCS-0042", currency: "usd", lines: billed, subtotal, tax },
    ...{
      total,
      amountPaid: 0,
      amountDue: total,
      dueOn: "2026-12-05",
      stripeInvoiceId: null,
      hostedUrl: null,
    },
    ...{ via: "invoice", accountId: "deployment", livemode: true, live: true, revision: 1, replacesId: null },
    ...{ billTo: null, terms: null, memo: null, taxIncluded: 0, payVersion: 1, recovering: false },
    ...{ credited: 0, creditedAfter: 0, refunded: 0, overpaid: 0, stripeLines: null, stripeLinkId: null },
    ...{ processing: false, remindedStep: 0, createdAt: NOW, finalisedAt: NOW + DAY, sentAt: null },
    ...{ viewedAt: null, paidAt: null, voidedAt: null, paidOn: null },
    ...over,
  };
}

export async function invoiceOf(job: Job, invoice: InvoiceRow, files: Files = {}): Promise<Uint8Array> {
  const content = invoiceContent(job, invoice, "https://close.example/pay/org_1~inv_1~AbCdEf");
  return bytesOf(await drawInvoiceFile(content, faces, picturesFrom(files)));
}

/** Both in one file. */
export async function oneFileOf(job: Job, invoice: InvoiceRow): Promise<Uint8Array> {
  const bill = invoiceContent(job, invoice, "https://close.example/pay/x");
  return bytesOf(await drawPacketFile(contentOf(job), faces, picturesFrom({}), bill));
}
