import { jobTotals } from "../../billing/job-totals.ts";
import { profileFor } from "../../portals/profile.ts";
import { happened } from "../decision.ts";
import type { Change, Context, Job, JobSetting, NewEvent, Ticket } from "../types.ts";
import { withContact } from "./change-contact.ts";
import { linesFrom } from "./edit-details.ts";

/** A ticket that nobody has seen yet becomes a job with one milestone. */
export function createJob(setting: JobSetting, jobId: string, ticket: Ticket, context: Context): Change {
  const { organisation } = setting;
  const at = context.at ?? context.now;
  const milestone = {
    organisationId: organisation.id,
    jobId,
    id: context.newId("mile"),
    title: "The whole job",
    position: 1,
    kind: "final" as const,
    ...{ sharePercent: null, shareAmount: null, reachedAt: null },
  };
  const job: Job = {
    ...setting,
    row: {
      organisationId: organisation.id,
      id: jobId,
      version: 0,
      source: ticket.source,
      ticketNumber: ticket.ticketNumber,
      purchaseOrder: ticket.purchaseOrder ?? null,
      purchaseOrderAmount: ticket.purchaseOrderAmount ?? null,
      authorisationNumber: ticket.authorisationNumber ?? null,
      portalId: ticket.portalId,
      customerId: ticket.customerId,
      siteId: ticket.siteId,
      title: ticket.title,
      description: ticket.description ?? null,
      status: "new",
      heldFrom: null,
      reason: null,
      assigneeIds: [],
      scheduledOn: null,
      windowStart: null,
      windowEnd: null,
      dueOn: ticket.dueOn ?? null,
      // A crew that knows no limit cannot ask for more than it.
      notToExceed: ticket.notToExceed ?? profileFor(setting).amounts.usualNotToExceed,
      currency: ticket.currency,
      referral: ticket.referral ?? null,
      needsLook: ticket.needsLook ?? [],
      residentDamage: ticket.residentDamage ?? null,
      returnReasons: [],
      preflightOverride: null,
      total: 0,
      discountPercent: null,
      discountAmount: null,
      createdAt: at,
      updatedAt: at,
      onSiteAt: null,
      completedAt: null,
      siteMinutes: null,
      siteMinutesReason: null,
      resolutionCode: null,
      rootCause: null,
      serialNumbers: [],
      approvedAt: null,
      closedAt: null,
    },
    milestones: [milestone],
    lines: [],
    photos: [],
    signatures: [],
    notes: [],
    answers: [],
    asks: [],
    changeOrders: [],
    confirmations: [],
    attachments: [],
    packets: [],
    shares: [],
    invoices: [],
    payments: [],
    creditNotes: [],
    refunds: [],
    intents: [],
    steps: [],
    deliveries: [],
    failures: [],
  };
  const { customer, events: news } = withContact(setting.customer, ticket.contact ?? {});
  const lines = linesFrom(job, ticket.lines ?? [], context);
  const made = { ...job, customer, lines };
  const events: NewEvent[] = [
    happened("job.created", {
      title: ticket.title,
      source: ticket.source,
      ticketNumber: ticket.ticketNumber,
      ...(ticket.messageId && { messageId: ticket.messageId }),
      ...(ticket.needsLook && ticket.needsLook.length > 0 && { missing: ticket.needsLook }),
    }),
    ...news,
  ];
  return {
    ok: true,
    job: { ...made, row: { ...job.row, total: jobTotals(made).total } },
    events,
  };
}
