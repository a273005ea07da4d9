import type { InvoiceRow, TallyRow } from "../database/rows.ts";
import { isTrial } from "../stripe-accounts/trial.ts";
import { calendarDateIn } from "../time/calendar.ts";
import type { Job } from "./types.ts";

export type TallyChange = Pick<TallyRow, "kind" | "key" | "currency" | "count" | "amount" | "days">;

const DAY = 86_400_000;

/** By how much the sums that pages show change when a job goes from one state to the next. */
export function tallyChanges(before: Job | null, after: Job): TallyChange[] {
  const changes = new Map<string, TallyChange>();
  for (const [job, sign] of [[before, -1] as const, [after, 1] as const]) {
    for (const part of job ? contributions(job) : []) {
      const name = `${part.kind} ${part.key} ${part.currency}`;
      const sum = changes.get(name) ?? { ...part, count: 0, amount: 0, days: 0 };
      sum.count += sign * part.count;
      sum.amount += sign * part.amount;
      sum.days += sign * part.days;
      changes.set(name, sum);
    }
  }
  return [...changes.values()].filter((sum) => sum.count !== 0 || sum.amount !== 0 || sum.days !== 0);
}

/** What one job adds to the sums. */
function contributions(job: Job): TallyChange[] {
  if (isTrial(job)) return [];
  const { row, invoices, organisation } = job;
  const { currency } = row;
  const parts: TallyChange[] = [
    { kind: "job", key: row.status, currency, count: 1, amount: row.total, days: 0 },
  ];
  if (isUnbilled(job) && row.completedAt !== null) {
    const key = calendarDateIn(organisation.timeZone, row.completedAt);
    parts.push({
      kind: "unbilled",
      key,
      currency,
      count: 1,
      amount: row.total - billedInParts(job),
      days: 0,
    });
    if (row.status === "approved")
      parts.push({ kind: "approved_unbilled", key: "approved", currency, count: 1, amount: 0, days: 0 });
  }
  for (const invoice of invoices) {
    if (waitsForPress(job, invoice)) {
      const key = calendarDateIn(organisation.timeZone, invoice.createdAt);
      const kind = invoice.livemode ? "draft" : "draft_test";
      parts.push({ kind, key, currency: invoice.currency, count: 1, amount: invoice.total, days: 0 });
    }
    if (invoice.status === "open") {
      const { dueOn: key, amountDue: amount } = invoice;
      const kind = invoice.livemode ? "open" : "open_test";
      parts.push({ kind, key, currency: invoice.currency, count: 1, amount, days: 0 });
    }
    if (invoice.status === "paid" && invoice.paidOn !== null && invoice.paidAt !== null) {
      const days = Math.max(0, invoice.paidAt - (row.completedAt ?? invoice.createdAt)) / DAY;
      parts.push({
        kind: invoice.livemode ? "paid" : "paid_test",
        key: invoice.paidOn,
        currency: invoice.currency,
        count: 1,
        amount: invoice.amountPaid,
        days,
      });
    }
  }
  return parts;
}

type Billed = Pick<Job, "row" | "invoices" | "intents">;

/** Done, and nothing was made for it but parts: what waits for a press is counted as a draft. */
function isUnbilled(job: Billed): boolean {
  const finished = job.row.status === "completed" || job.row.status === "approved";
  return finished && !job.invoices.some((one) => one.live && isMade(job, one) && !isPart(one));
}

/** What deposits and progress bills ask for already, less their credits. */
function billedInParts(job: Billed): number {
  return job.invoices
    .filter((invoice) => isMade(job, invoice) && isPart(invoice) && invoice.live)
    .reduce((sum, { total, credited, creditedAfter }) => sum + total - credited - creditedAfter, 0);
}

/** The same rule as `draftWaits` asks of the rows. */
function waitsForPress({ intents }: Billed, { id, status }: InvoiceRow): boolean {
  return status === "draft" && intents.some((one) => one.invoiceId === id && one.status === "waiting");
}

const isMade = (job: Billed, invoice: InvoiceRow) => hasGoneOut(invoice) || waitsForPress(job, invoice);
const hasGoneOut = ({ status }: Pick<InvoiceRow, "status">) => status !== "draft" && status !== "void";
const isPart = ({ kind }: Pick<InvoiceRow, "kind">) => kind === "deposit" || kind === "progress";
