import { jobTotalsInFull } from "../billing/job-totals.ts";
import type { CustomerRow, InvoiceRow, JobRow, PhotoRow, SignatureRow, SiteRow } from "../database/rows.ts";
import { rulesFor } from "../jobs/proof-rules.ts";
import type { Job } from "../jobs/types.ts";
import { minutesOnSite } from "../jobs/verbs/correct-time.ts";
import type { Links } from "./links.ts";
import { presentSummary } from "./present-invoice.ts";
import { presentChangeOrder, presentMilestones } from "./present-milestones.ts";
import type { JobAnswer } from "./shapes/job.ts";
import { asMoment, asMomentOrNull } from "./shapes/moment.ts";

/** What of a job is shown to programs. */
export type ShownJob = Pick<
  Job,
  | "organisation"
  | "row"
  | "customer"
  | "site"
  | "portal"
  | "lines"
  | "photos"
  | "signatures"
  | "answers"
  | "invoices"
  | "milestones"
  | "changeOrders"
>;

export async function presentJob(links: Links, job: ShownJob): Promise<JobAnswer> {
  const { row } = job;
  const { id, source, ticketNumber, purchaseOrder, title, description, status, reason } = row;
  const { assigneeIds, scheduledOn, dueOn, notToExceed, currency, referral, total, version } = row;
  const { purchaseOrderAmount, authorisationNumber, residentDamage, needsLook } = row;
  const { resolutionCode, rootCause, serialNumbers } = row;
  return {
    ...{ id, source, ticketNumber, purchaseOrder, title, description, status, reason },
    portal: job.portal?.name ?? null,
    customer: presentCustomer(job.customer),
    site: presentSite(job.site),
    ...{ assigneeIds, scheduledOn, scheduledWindow: presentWindow(row) },
    ...{ dueOn, notToExceed, currency, referral },
    ...{ purchaseOrderAmount, authorisationNumber, residentDamage, needsLook },
    lineItems: presentLines(job),
    total,
    photos: job.photos.map(presentPhoto),
    checklist: presentChecklist(job),
    ...{ resolutionCode, rootCause, serialNumbers, minutesOnSite: minutesOnSite(row) },
    signature: presentSignature(job.signatures.at(-1)),
    milestones: presentMilestones(job),
    changeOrders: job.changeOrders.map(presentChangeOrder),
    invoices: await Promise.all(job.invoices.map((invoice) => presentSummary(links, invoice))),
    billing: { status: billingStatus(job.invoices) },
    version,
    createdAt: asMoment(row.createdAt),
    updatedAt: asMoment(row.updatedAt),
    onSiteAt: asMomentOrNull(row.onSiteAt),
    completedAt: asMomentOrNull(row.completedAt),
    approvedAt: asMomentOrNull(row.approvedAt),
    closedAt: asMomentOrNull(row.closedAt),
  };
}

/** The status of the invoice that counts: the live one, else the last that was void. */
function billingStatus(invoices: readonly InvoiceRow[]): JobAnswer["billing"]["status"] {
  const live = invoices.findLast((invoice) => invoice.status !== "void");
  return (live ?? invoices.at(-1))?.status ?? "not_billed";
}

function presentCustomer({ id, name, email, phone, externalId }: CustomerRow): JobAnswer["customer"] {
  return { id, name, email, phone, externalId };
}

function presentSite(row: SiteRow): JobAnswer["site"] {
  const { id, line1, line2, city, region, postalCode, country, latitude, longitude } = row;
  return { id, line1, line2, city, region, postalCode, country, latitude, longitude };
}

function presentWindow({ windowStart: start, windowEnd: end }: JobRow): JobAnswer["scheduledWindow"] {
  return start === null && end === null ? null : { start, end };
}

/** The points that the rules ask for now, in their order, with what was answered to each. */
function presentChecklist(job: ShownJob): JobAnswer["checklist"] {
  return rulesFor(job).checklist.map(({ id, text }) => {
    const given = job.answers.find((one) => one.itemId === id && one.answer !== null);
    return {
      ...{ id, text, answer: given?.answer ?? null, answeredBy: given?.answeredBy ?? null },
      answeredAt: asMomentOrNull(given?.answeredAt ?? null),
    };
  });
}

/** The job's own lines, whatever a bill makes of them; what is not billed comes to nothing. */
function presentLines(job: ShownJob): JobAnswer["lineItems"] {
  const amounts = new Map(jobTotalsInFull(job).lines.map(({ lineId, amount }) => [lineId, amount]));
  return job.lines.map((line) => {
    const { id, description, quantity, unit, unitAmount, taxRate, taxName, taxInclusive, kind } = line;
    const { discountPercent, discountAmount } = line;
    return {
      ...{ id, description, quantity, unit, unitAmount, taxRate, taxName, taxInclusive, kind },
      ...{ discountPercent, discountAmount, amount: amounts.get(id) ?? 0 },
    };
  });
}

function presentPhoto(row: PhotoRow): JobAnswer["photos"][number] {
  const { id, label, sha256, width, height, latitude, longitude, clientId } = row;
  return { id, label, takenAt: asMoment(row.takenAt), sha256, width, height, latitude, longitude, clientId };
}

function presentSignature(row: SignatureRow | undefined): JobAnswer["signature"] {
  if (!row) return null;
  const { id, name, role, method, sha256 } = row;
  return { id, name, role, method, sha256, signedAt: asMoment(row.signedAt) };
}
