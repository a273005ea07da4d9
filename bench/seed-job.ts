import { OPERATIONS } from "../src/worker/billing/ledger/operations.ts";
import type { BillingStepRow, EventRow, InvoiceRow } from "../src/worker/database/rows.ts";
import type { Job, JobStatus } from "../src/worker/jobs/types.ts";
import { totalsOf } from "../src/worker/money/totals.ts";
import { DEPLOYMENT } from "../src/worker/stripe-accounts/types.ts";
import { addDays, calendarDateIn } from "../src/worker/time/calendar.ts";
import type { Company } from "./seed.ts";

const DAY = 86_400_000;
/** Only jobs as near to the front as this have photos, notes and a history: nobody looks at the others here. */
const LOOKED_AT = 200;
/** Jobs are spread over this time however many they are. */
const SPREAD = 60 * DAY;

/** How many of each 200 jobs have a status; `approved` ones are billed and overdue, `closed` ones paid. */
const SHARES: readonly [JobStatus, number][] = [
  ["new", 20],
  ["accepted", 20],
  ["scheduled", 20],
  ["en_route", 20],
  ["on_site", 20],
  ["on_hold", 20],
  ["completed", 11],
  ["returned", 9],
  ["approved", 40],
  ["closed", 20],
];
/** Well mixed: 83 and 200 have no divisor in common. */
const MIXED = Array.from({ length: 200 }, (_, place) => {
  let left = (place * 83) % 200;
  for (const [status, share] of SHARES) {
    if (left < share) return { status, within: left, share };
    left -= share;
  }
  throw new Error("the shares do not add up to 200");
});

type Setting = { count: number; company: Company; customers: Job["customer"][]; now: number };

/** The job that stands at this place of the queue, 0 being the one that changed last, and its history. */
export function jobNumber(place: number, setting: Setting): { job: Job; events: EventRow[] } {
  const { count, company, customers, now } = setting;
  const { organisation } = company;
  const mixed = MIXED[place % 200];
  const customer = customers[place % customers.length];
  if (!mixed || !customer) throw new Error("no such place");
  const { status } = mixed;
  /** Which one of its status it is: dates go round by it, so that each date has its jobs in a small queue too. */
  const nth = Math.floor(place / 200) * mixed.share + mixed.within;

  const organisationId = organisation.id;
  const id = `job_${organisationId}_${String(count - place).padStart(6, "0")}`;
  const own = { organisationId, jobId: id };
  const updatedAt = now - 60_000 - Math.floor((place * SPREAD) / count);
  const createdAt = updatedAt - 3 * DAY;
  const looked = place < LOOKED_AT;
  const finished = ["completed", "approved", "closed"].includes(status);
  const billed = status === "approved" || status === "closed";
  const today = calendarDateIn(organisation.timeZone, now);
  const milestoneId = `mil_${id}`;
  const lines = [
    line({ ...own, id: `line_${id}_1` }, 1, "Screen repair, labour", "1.5", 9_500),
    line({ ...own, id: `line_${id}_2` }, 2, "Mesh and spline", "1", 4_200),
  ];
  const { total } = totalsOf(lines, organisation.currency);

  const site: Job["site"] = {
    ...{ organisationId, id: `site_${id}`, line1: `${1 + (place % 900)} Shore Road`, line2: "Unit 14B" },
    ...{ city: "Tampa", region: "FL", postalCode: "33602", country: "US", createdAt },
    ...{ latitude: null, longitude: null },
  };
  const row: Job["row"] = {
    ...{ organisationId, id, version: 8, source: "bench", ticketNumber: `WO-${count - place}` },
    ...{
      purchaseOrder: null,
      purchaseOrderAmount: null,
      authorisationNumber: null,
      portalId: null,
      customerId: customer.id,
      siteId: site.id,
    },
    ...{ title: "Repair the porch screen", description: "Torn at the lower left corner.", status },
    ...{ heldFrom: status === "on_hold" ? "accepted" : null, reason: null },
    assigneeIds: [company.crews[place % company.crews.length] ?? ""],
    ...{ needsLook: [], residentDamage: null, returnReasons: [], preflightOverride: null },
    ...{ windowStart: null, windowEnd: null, siteMinutes: null, siteMinutesReason: null },
    ...{ resolutionCode: null, rootCause: null, serialNumbers: [] },
    ...{ scheduledOn: addDays(today, -(nth % 10)), dueOn: addDays(today, (nth % 20) - 10) },
    ...{ notToExceed: null, currency: organisation.currency, referral: null, total, createdAt, updatedAt },
    ...{ discountPercent: null, discountAmount: null },
    onSiteAt: finished ? updatedAt - DAY : null,
    completedAt: finished ? now - (nth % 10) * DAY : null,
    ...{ approvedAt: billed ? updatedAt : null, closedAt: status === "closed" ? updatedAt : null },
  };
  const job: Job = {
    ...{ organisation, customer, site, portal: null, documents: [], row, lines },
    milestones: [
      {
        ...{ ...own, id: milestoneId, title: "Job", position: 1, kind: "final", reachedAt: null },
        ...{ sharePercent: null, shareAmount: null },
      },
    ],
    ...(looked ? proof(own, createdAt) : { photos: [], signatures: [], notes: [] }),
    ...money({ billed, paid: status === "closed", nth, today, now }, { row, lines, milestoneId }),
    ...{ answers: [], asks: [], confirmations: [], failures: [], changeOrders: [] },
    ...{ accounts: [], payers: [], creditNotes: [], refunds: [] },
    ...{ attachments: [], packets: [], shares: [] },
  };
  return { job, events: looked ? history(row) : [] };
}

type When = { billed: boolean; paid: boolean; nth: number; today: string; now: number };
type Money = Pick<Job, "invoices" | "payments" | "intents" | "steps" | "deliveries">;

function money(
  { billed, paid, nth, today, now }: When,
  { row, lines, milestoneId }: Pick<Job, "row" | "lines"> & { milestoneId: string },
): Money {
  if (!billed) return { invoices: [], payments: [], intents: [], steps: [], deliveries: [] };
  const { organisationId, id: jobId, currency, updatedAt: at } = row;
  const { taxes: _taxes, ...totals } = totalsOf(lines, currency);
  const invoice: InvoiceRow = {
    ...{ organisationId, id: `inv_${jobId}`, jobId, milestoneId, customerId: row.customerId },
    ...{ status: paid ? "paid" : "open", kind: "invoice", number: `INV-${jobId.slice(-6)}`, currency },
    ...{ ...totals, amountPaid: paid ? totals.total : 0, amountDue: paid ? 0 : totals.total },
    ...{ dueOn: addDays(today, -1 - (nth % 40)), stripeInvoiceId: `in_${jobId}`, hostedUrl: null },
    ...{ via: "invoice", accountId: DEPLOYMENT, livemode: false, live: true, revision: 1, replacesId: null },
    ...{ billTo: null, terms: { kind: "net", days: 14 }, memo: null, payVersion: 1, recovering: false },
    ...{ credited: 0, creditedAfter: 0, refunded: 0, overpaid: 0, stripeLines: null, stripeLinkId: null },
    ...{ processing: false, remindedStep: 0, createdAt: at, finalisedAt: at, sentAt: at, viewedAt: null },
    ...{ paidAt: paid ? now - (nth % 30) * DAY : null, voidedAt: null },
    paidOn: paid ? addDays(today, -(nth % 30)) : null,
  };
  const intentId = `bill_${jobId}`;
  return {
    invoices: [invoice],
    payments: paid
      ? [
          {
            ...{ organisationId, id: `pay_${jobId}`, jobId, invoiceId: invoice.id, status: "paid" },
            ...{ amount: totals.total, currency, method: "card", paymentIntentId: null, chargeId: null, at },
            ...{ source: "stripe", means: null, reference: null, receivedOn: null, recordedBy: null },
            refunded: 0,
          },
        ]
      : [],
    intents: [
      {
        ...{ organisationId, id: intentId, jobId, invoiceId: invoice.id, status: "done", revision: 1 },
        hold: false,
        frozen: {
          kind: "invoice",
          customer: { name: "Lakeside Management", email: "ap@lakeside.example", phone: null },
          ...{
            customFields: [],
            dueAt: 0,
            description: row.title,
            lines: totals.lines,
            total: totals.total,
            replaces: null,
          },
        },
        ...{ createdAt: at, runningSince: at },
      },
    ],
    steps: OPERATIONS.invoice.map(
      (name, index): BillingStepRow => ({
        ...{ organisationId, jobId, intentId, name, position: index + 1, status: "done", attempt: 1 },
        ...{ tries: 1, attemptStartedAt: at, look: false, dueAt: null, stripeId: null, error: null },
      }),
    ),
    deliveries: [
      {
        ...{ organisationId, id: `dlv_${jobId}`, jobId, subjectId: invoice.id, kind: "invoice", sequence: 1 },
        ...{ recipient: "ap@lakeside.example", status: "sent", tries: 1, dueAt: null, firstTriedAt: at },
        ...{ providerId: null, error: null, createdAt: at, sentAt: at },
      },
    ],
  };
}

function line(
  ids: Pick<Job["lines"][number], "organisationId" | "jobId" | "id">,
  position: number,
  description: string,
  quantity: string,
  unitAmount: number,
): Job["lines"][number] {
  return {
    ...ids,
    position,
    kind: "labour",
    description,
    quantity,
    unitAmount,
    taxRate: "7.5",
    unit: "",
    addedBy: null,
    ...{ taxName: null, taxInclusive: false, discountPercent: null, discountAmount: null, rule: null },
  };
}

function proof(
  own: { organisationId: string; jobId: string },
  at: number,
): Pick<Job, "photos" | "signatures" | "notes"> {
  const { jobId } = own;
  return {
    photos: ["before", "before", "after", "after"].map((label, index) => photo(own, label, index, at)),
    signatures: [
      {
        ...{ ...own, id: `sig_${jobId}`, name: "Dana Lake", role: "Manager", storageKey: `t/${jobId}/sig` },
        method: "drawn",
        ...{ sha256: "0".repeat(64), signedAt: at },
      },
    ],
    notes: [{ ...own, id: `note_${jobId}`, body: "Gate code 4711.", author: "Ana Ruiz", writtenAt: at }],
  };
}

function photo(
  own: { organisationId: string; jobId: string },
  label: string,
  index: number,
  at: number,
): Job["photos"][number] {
  const id = `photo_${own.jobId}_${index}`;
  return {
    ...{ ...own, id, clientId: id, label: label === "before" ? "before" : "after" },
    ...{
      storageKey: `t/${id}`,
      thumbnailKey: null,
      mediumKey: null,
      mediumBytes: null,
      contentType: "image/jpeg",
      bytes: 180_000,
      width: 1600,
      height: 1200,
    },
    ...{ sha256: "0".repeat(64), takenAt: at + index, receivedAt: at + index },
    ...{ latitude: null, longitude: null, uploadedBy: "Crew 1" },
  };
}

function history({ organisationId, id: jobId, createdAt }: Job["row"]): EventRow[] {
  const types = [
    ...["job.created", "job.accepted", "job.scheduled", "job.en_route", "job.on_site"],
    ...["photo.attached", "photo.attached", "note.added"],
  ] as EventRow["type"][];
  return types.map(
    (type, index): EventRow => ({
      ...{
        organisationId,
        jobId,
        sequence: index + 1,
        type,
        at: createdAt + index,
        recordedAt: createdAt + index,
      },
      actor: { kind: "member", id: "mem_bench", name: "Ana Ruiz" },
      clientId: null,
      ...{ source: "office", data: {} },
    }),
  );
}
