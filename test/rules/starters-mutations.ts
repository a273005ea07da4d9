import type { Job } from "../../src/worker/jobs/types.ts";
import { type PortalProfile, profileFor } from "../../src/worker/portals/profile.ts";
import type { CheckName } from "../../src/worker/preflight/types.ts";
import { DAY, NOW } from "./fixtures.ts";

/** A rule broken: the job as it then is, and the one check that fails. */
export type Mutation = { fails: CheckName; mutate: (job: Job) => Job };

const row = (job: Job, fields: Partial<Job["row"]>): Job => ({ ...job, row: { ...job.row, ...fields } });
const site = (job: Job, fields: Partial<Job["site"]>): Job => ({ ...job, site: { ...job.site, ...fields } });
const total = (job: Job) => job.row.total;

function profile(job: Job, change: (profile: PortalProfile) => Partial<PortalProfile>): Job {
  if (!job.portal) throw new Error("a job without a portal");
  const whole = profileFor(job);
  return { ...job, portal: { ...job.portal, profile: { ...whole, ...change(whole) } } };
}

const mail = (job: Job, fields: Partial<PortalProfile["mail"]>) =>
  profile(job, (whole) => ({ mail: { ...whole.mail, ...fields } }));

/** One line of labour for so much, so that the total is what a rule speaks of. */
function costing(job: Job, amount: number): Job {
  const [first] = job.lines;
  if (!first) throw new Error("a job without lines");
  const line = { ...first, kind: "labour" as const, quantity: "1", unitAmount: amount, taxRate: null };
  return row({ ...job, lines: [line] }, { total: amount });
}

/** The amount above which the job's manager asks for more, and a little. */
const above = (job: Job, rule: (amounts: PortalProfile["amounts"]) => number | undefined | null) =>
  (rule(profileFor(job).amounts) ?? 0) + 1;

const without = (job: Job, label: "before" | "after"): Job => ({
  ...job,
  photos: job.photos.filter((photo) => photo.label !== label),
});

/** By the rule's place in a starter: `rules.photosBefore`, `amounts.bids`, `mustShow.unit`. */
export const MUTATIONS: { [rule: string]: Mutation[] } = {
  "rules.photosBefore": [{ fails: "proof_photos_before", mutate: (job) => without(job, "before") }],
  "rules.photosAfter": [{ fails: "proof_photos_after", mutate: (job) => without(job, "after") }],
  "rules.signature": [{ fails: "proof_signature", mutate: (job) => ({ ...job, signatures: [] }) }],
  "rules.checklist": [{ fails: "proof_checklist", mutate: (job) => ({ ...job, answers: [] }) }],
  "rules.resolutionCodes": [
    { fails: "proof_resolution_code", mutate: (job) => row(job, { resolutionCode: null }) },
  ],
  "rules.rootCauses": [{ fails: "proof_root_cause", mutate: (job) => row(job, { rootCause: null }) }],
  "rules.serialNumbers": [
    { fails: "proof_serial_numbers", mutate: (job) => row(job, { serialNumbers: [] }) },
  ],
  "packet.maxBytes": [
    {
      fails: "packet_size",
      mutate: (job) => ({ ...job, photos: job.photos.map((photo) => ({ ...photo, bytes: 11_000_000 })) }),
    },
  ],
  "mail.to": [{ fails: "mail_recipients", mutate: (job) => mail(job, { to: "invoices at latchel" }) }],
  "mail.ccAllowed": [{ fails: "mail_recipients", mutate: (job) => mail(job, { cc: ["boss@pm.example"] }) }],
  "mail.subject": [{ fails: "mail_subject", mutate: (job) => mail(job, { subject: "{{ ticket" }) }],
  "mail.subjectUnique": [
    { fails: "mail_subject", mutate: (job) => mail(job, { subject: "Invoice from {{ vendor }}" }) },
  ],
  "amounts.withinNotToExceed": [
    { fails: "within_not_to_exceed", mutate: (job) => row(job, { notToExceed: total(job) - 1 }) },
  ],
  "amounts.writtenApproval": [
    {
      fails: "written_approval",
      mutate: (job) => row({ ...job, asks: [] }, { notToExceed: total(job) - 1 }),
    },
    {
      fails: "written_approval",
      mutate: (job) =>
        row(
          { ...job, asks: job.asks.map((ask) => ({ ...ask, status: "asked" as const })) },
          { notToExceed: 1 },
        ),
    },
  ],
  "amounts.usualNotToExceed": [
    {
      fails: "written_approval",
      mutate: (job) => {
        const dear = costing(
          job,
          above(job, (amounts) => amounts.usualNotToExceed),
        );
        return row({ ...dear, asks: [] }, { notToExceed: null });
      },
    },
  ],
  "amounts.purchaseOrder": [{ fails: "purchase_order", mutate: (job) => row(job, { purchaseOrder: null }) }],
  "amounts.purchaseOrder=equal": [
    { fails: "purchase_order_amount", mutate: (job) => row(job, { purchaseOrderAmount: total(job) + 1 }) },
    { fails: "purchase_order_amount", mutate: (job) => row(job, { purchaseOrderAmount: null }) },
  ],
  "amounts.authorisationAbove": [
    {
      fails: "authorisation_number",
      mutate: (job) =>
        row(
          costing(
            job,
            above(job, (amounts) => amounts.authorisationAbove),
          ),
          { authorisationNumber: null },
        ),
    },
  ],
  "amounts.bids": [
    {
      fails: "bids",
      mutate: (job) => {
        const dear = costing(
          job,
          above(job, (amounts) => amounts.bids?.above),
        );
        const enough = profileFor(job).amounts.bids?.count ?? 0;
        return { ...dear, attachments: job.attachments.slice(0, enough - 1) };
      },
    },
  ],
  "amounts.taxAllowed": [
    {
      fails: "tax_forbidden",
      mutate: (job) => ({
        ...job,
        lines: job.lines.map((line) => ({ ...line, unitAmount: 0, taxRate: "7.5" })),
      }),
    },
  ],
  "invoice.onePerOrder": [
    {
      fails: "one_invoice",
      mutate: (job) => {
        const [first] = job.milestones;
        if (!first) throw new Error("a job without a milestone");
        const invoice = { ...(ANY_INVOICE as Job["invoices"][number]), milestoneId: first.id };
        const second = { ...first, id: "mile_2", title: "The rest", position: 2 };
        return { ...job, milestones: [first, second], invoices: [invoice] };
      },
    },
  ],
  "invoice.afterCompletion": [
    { fails: "invoice_after_completion", mutate: (job) => row(job, { completedAt: NOW + DAY }) },
  ],
  "deadline.days": [
    {
      fails: "deadline",
      mutate: (job) => {
        const days = profileFor(job).deadline.days ?? 0;
        return row(job, { completedAt: NOW - (days + 1) * DAY, onSiteAt: NOW - (days + 1) * DAY });
      },
    },
  ],
  residentDamage: [{ fails: "resident_damage", mutate: (job) => row(job, { residentDamage: null }) }],
  "mustShow.ticket_number": [
    { fails: "shows_ticket_number", mutate: (job) => row(job, { ticketNumber: null }) },
  ],
  "mustShow.purchase_order": [
    { fails: "shows_purchase_order", mutate: (job) => row(job, { purchaseOrder: null }) },
  ],
  "mustShow.authorisation_number": [
    { fails: "shows_authorisation_number", mutate: (job) => row(job, { authorisationNumber: null }) },
  ],
  "mustShow.ticket_or_authorisation": [
    {
      fails: "shows_ticket_or_authorisation",
      // Below the amount from which on the authorisation is asked for in any case.
      mutate: (job) => row(costing(job, 100), { ticketNumber: null, authorisationNumber: null }),
    },
  ],
  "mustShow.address": [{ fails: "shows_address", mutate: (job) => site(job, { line1: " " }) }],
  "mustShow.unit": [{ fails: "shows_unit", mutate: (job) => site(job, { line2: null }) }],
  "mustShow.service_date": [
    { fails: "shows_service_date", mutate: (job) => row(job, { onSiteAt: null, completedAt: null }) },
  ],
  "mustShow.completion_date": [
    { fails: "shows_completion_date", mutate: (job) => row(job, { completedAt: null }) },
  ],
  "mustShow.description": [{ fails: "shows_description", mutate: (job) => row(job, { description: "  " }) }],
  "mustShow.labour_material_split": [
    {
      fails: "shows_labour_material_split",
      mutate: (job) => ({ ...job, lines: job.lines.map((line) => ({ ...line, kind: "fixed" as const })) }),
    },
  ],
  "mustShow.owner_name": [
    {
      fails: "shows_owner_name",
      mutate: (job) => ({ ...job, customer: { ...job.customer, name: job.portal?.name ?? "" } }),
    },
  ],
  "documents.w9": [lost("w9")],
  "documents.coi": [lost("coi")],
  "documents.licence": [lost("licence")],
  "documents.lien_waiver": [lost("lien_waiver")],
  "documents.registration": [lost("registration")],
};

/** What a manager wants and the papers keep by the way in which they are made: there is nothing to fail. */
export const KEPT: readonly string[] = [
  ...["rules.review", "rules.billing"],
  ...["packet.singleFile", "packet.links", "packet.paper", "packet.photosPerPage", "packet.sections"],
  ...["packet.fileName", "mail.bodyEmpty", "mail.attach", "uploadUrl", "notes"],
  // Told, never a reason to fail.
  "deadline.cutoff",
];

function lost(kind: "w9" | "coi" | "licence" | "lien_waiver" | "registration"): Mutation {
  const mutate = (job: Job) => ({ ...job, documents: job.documents.filter((paper) => paper.kind !== kind) });
  return { fails: `document_${kind}`, mutate };
}

const ANY_INVOICE = {
  ...{
    organisationId: "org_1",
    id: "inv_1",
    jobId: "job_1",
    customerId: "cust_1",
    status: "open",
    live: true,
  },
  ...{ kind: "invoice", number: "GC-0001", currency: "usd", lines: [], subtotal: 1, tax: 0, total: 1 },
  ...{ amountPaid: 0, amountDue: 1, dueOn: "2026-12-01", createdAt: NOW },
} as Partial<Job["invoices"][number]>;
