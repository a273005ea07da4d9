import type { ApiClient, Invoice, Job, JobEvent } from "../support/api-client.ts";
import type { Mail } from "../support/local-mailbox.ts";
import type { BookedInvoice } from "../support/local-stripe.ts";
import { falseNumbers } from "./check-numbers.ts";
import type { Records } from "./records.ts";
import type { Check } from "./report.ts";
import type { Plan } from "./tickets.ts";

/** Everything that the day left behind, here and at Stripe. */
export type Remains = {
  plans: ReadonlyMap<string, Plan>;
  jobs: Job[];
  invoices: Invoice[];
  events: ReadonlyMap<string, JobEvent[]>;
  books: BookedInvoice[];
  mails: Mail[];
  records: Records;
  /** When an invoice was paid at Stripe, by the machine's clock. */
  paidAt: ReadonlyMap<string, number>;
  unexpected: string[];
  /** What would not settle. */
  unsettled: string[];
};

/** A letter that left no later than this after the payment was on its way when the money came. */
const CROSSING_MS = 500;

export async function eventsOf(api: ApiClient, jobs: Job[]): Promise<Map<string, JobEvent[]>> {
  const events = new Map<string, JobEvent[]>();
  for (const { id } of jobs) events.set(id, await api.all<JobEvent>(`/jobs/${id}/events`));
  return events;
}

export function check(remains: Remains): Check[] {
  const { plans, jobs, books, records } = remains;
  const billed = books.filter((one) => one.status !== "draft" && one.status !== "void");
  const booked = Map.groupBy(billed, (invoice) => invoice.metadata.job_id ?? "");
  const eachJob = (problem: (job: Job, at: BookedInvoice[], plan: Plan | undefined) => string | false) =>
    jobs.flatMap((job) => {
      const found = problem(job, booked.get(job.id) ?? [], plans.get(job.id));
      return found ? [`${job.ticketNumber} ${job.id}: ${found}`] : [];
    });

  return [
    { name: "every ticket is one job", problems: differ(jobs.length, plans.size, "jobs and tickets") },
    {
      name: "each job has exactly one invoice at Stripe",
      problems: eachJob((_, at) => at.length !== 1 && `${at.length}: ${at.map((one) => one.id)}`),
    },
    {
      name: "it is the one that the app shows",
      problems: eachJob(({ invoices }, at) => {
        const shown = invoices.filter((one) => one.status !== "void").map((one) => one.stripeInvoiceId);
        return (
          (shown.length !== 1 || shown[0] !== at[0]?.id) && `the app shows ${shown}, Stripe ${at[0]?.id}`
        );
      }),
    },
    {
      name: "job, invoice and Stripe have the total that the lines come to",
      problems: eachJob((job, [at], plan) => {
        const totals = [plan?.total, job.total, job.invoices[0]?.total, at?.total];
        return new Set(totals).size !== 1 && `${totals}`;
      }),
    },
    {
      name: "the numbers of all invoices are 1 to n, without a gap or a repeat, here and at Stripe",
      problems: falseNumbers(
        remains.invoices.filter(({ status }) => status !== "draft"),
        books.filter(({ status }) => status !== "draft"),
      ),
    },
    { name: "the tallies are the sums of the rows", problems: falseTallies(records) },
    {
      name: "what is paid at Stripe is paid and closed here, and nothing else is",
      problems: eachJob(({ status, invoices }, [at]) => {
        const paid = [at?.status === "paid", invoices[0]?.status === "paid", status === "closed"];
        const sums = invoices[0]?.amountPaid !== at?.amount_paid;
        return (
          (new Set(paid).size !== 1 || sums) && `${at?.status} at Stripe, ${invoices[0]?.status}, ${status}`
        );
      }),
    },
    { name: "every invoice's letter left once", problems: falseLetters(remains) },
    { name: "every receipt left once, and only to who paid", problems: falseReceipts(remains) },
    {
      name: "no letter left twice",
      problems: twice(remains.mails.map((mail) => `${mail.to} ${mail.subject}`)),
    },
    { name: "who paid was not reminded", problems: remindedAfterPaying(remains) },
    { name: "who owes was reminded once", problems: notReminded(remains) },
    {
      name: "every job's history has no gap",
      problems: eachJob((job) => gapIn(job, remains.events.get(job.id))),
    },
    { name: "four photos and a signature of each job are there", problems: lostProof(records) },
    { name: "nothing is stuck", problems: remains.unsettled },
    { name: "nobody was answered what should not be", problems: remains.unexpected },
  ];
}

/** The sums of each kind, from what the pages read and from the rows themselves. */
function falseTallies(records: Records): string[] {
  const kept = records.all<Tally>(
    "SELECT kind, key, currency, count, amount FROM tally WHERE count <> 0 OR amount <> 0",
  );
  const summed = records.all<Tally>(`
    SELECT 'job' AS kind, status AS key, currency, count(*) AS count, sum(total) AS amount FROM job GROUP BY 2, 3
    UNION ALL
    SELECT iif(livemode, 'open', 'open_test'), due_on, currency, count(*), sum(amount_due) FROM invoice
    WHERE status = 'open' GROUP BY 1, 2, 3
    UNION ALL
    SELECT iif(livemode, 'paid', 'paid_test'), paid_on, currency, count(*), sum(amount_paid) FROM invoice
    WHERE status = 'paid' GROUP BY 1, 2, 3
    UNION ALL
    SELECT iif(livemode, 'draft', 'draft_test'), date(created_at / 1000, 'unixepoch'), currency, count(*), sum(total)
    FROM invoice WHERE status = 'draft' AND EXISTS ${WAITS} GROUP BY 1, 2, 3
    UNION ALL
    SELECT 'unbilled', date(completed_at / 1000, 'unixepoch'), currency, count(*), sum(total) FROM job
    WHERE status IN ('completed', 'approved') AND NOT EXISTS ${MADE} GROUP BY 2, 3
    UNION ALL
    SELECT 'approved_unbilled', 'approved', currency, count(*), 0 FROM job
    WHERE status = 'approved' AND NOT EXISTS ${MADE} GROUP BY 2, 3`);
  const words = (tallies: Tally[]) =>
    tallies.map(
      ({ kind, key, currency, count, amount }) => `${kind} ${key} ${currency}: ${count}, ${amount}`,
    );
  const [left, right] = [new Set(words(kept)), new Set(words(summed))];
  return [
    ...[...left].filter((one) => !right.has(one)).map((one) => `kept: ${one}`),
    ...[...right].filter((one) => !left.has(one)).map((one) => `summed: ${one}`),
  ];
}

/** Of an invoice: its draft waits for a person to send it. */
const WAITS =
  "(SELECT 1 FROM billing_intent WHERE billing_intent.invoice_id = invoice.id AND billing_intent.status = 'waiting')";

/** Of a job: something was made to bill it. */
const MADE = `(SELECT 1 FROM invoice WHERE job_id = job.id AND invoice.live
  AND (invoice.status NOT IN ('draft', 'void') OR invoice.status = 'draft' AND EXISTS ${WAITS}))`;

type Tally = { kind: string; key: string; currency: string; count: number; amount: number };

/** A letter may be missing only where the customer paid before it could leave, or before it was tried again. */
function falseLetters({ invoices, mails, records }: Remains): string[] {
  type Row = { invoiceId: string; status: string };
  const letters = records.all<Row>(
    "SELECT subject_id AS invoiceId, status FROM delivery WHERE kind = 'invoice'",
  );
  return invoices.flatMap(({ id, number, status }) => {
    const sent = mails.filter((mail) => asksFor(mail, number)).length;
    const rows = letters.filter((row) => row.invoiceId === id).map((row) => row.status);
    const needless = status === "paid" && rows.every((row) => row === "cancelled" || row === "refused");
    if (sent === 1 || (sent === 0 && needless)) return [];
    return [`${number}: ${sent} letters, deliveries ${rows}`];
  });
}

function remindedAfterPaying({ invoices, mails, paidAt }: Remains): string[] {
  return invoices.flatMap(({ number, stripeInvoiceId = "" }) => {
    const paid = paidAt.get(stripeInvoiceId);
    if (paid === undefined) return [];
    return mails
      .filter((mail) => isReminder(mail) && mail.subject.includes(`${number} `))
      .map((mail) => Date.parse(mail.createdAt) - paid)
      .filter((late) => late > CROSSING_MS)
      .map((late) => `${number}: ${late} ms after the payment`);
  });
}

function notReminded({ invoices, mails, records }: Remains): string[] {
  const debits = records.all<{ id: string }>("SELECT id FROM invoice WHERE processing = 1");
  const underWay = new Set(debits.map((row) => row.id));
  return invoices.flatMap(({ id, number, status }) => {
    const count = mails.filter((mail) => isReminder(mail) && mail.subject.includes(`${number} `)).length;
    const expected = underWay.has(id) ? [0] : status === "open" ? [1] : [0, 1];
    return expected.includes(count) ? [] : [`${number} (${status}): ${count} reminders`];
  });
}

function gapIn({ version }: Job, events: JobEvent[] = []): string | false {
  const gapless = events.every((event, index) => event.sequence === index + 1);
  return (
    (!gapless || events.length !== version) &&
    `version ${version}, events ${events.map((one) => one.sequence)}`
  );
}

function lostProof(records: Records): string[] {
  type Row = { ticket: string; photos: number; signatures: number };
  return records
    .all<Row>(
      `SELECT ticket_number AS ticket, (SELECT count(*) FROM photo WHERE job_id = job.id) AS photos,
       (SELECT count(*) FROM signature WHERE job_id = job.id) AS signatures FROM job`,
    )
    .filter((row) => row.photos !== 4 || row.signatures !== 1)
    .map((row) => `${row.ticket}: ${row.photos} photos, ${row.signatures} signatures`);
}

/** Who paid gets one receipt; nobody else gets any. */
function falseReceipts({ invoices, mails }: Remains): string[] {
  return invoices.flatMap(({ number, status }) => {
    const sent = mails.filter((mail) => isReceipt(mail) && mail.subject.includes(`${number} `)).length;
    return sent === (status === "paid" ? 1 : 0) ? [] : [`${number} (${status}): ${sent} receipts`];
  });
}

/** The first letter of an invoice, which is neither reminder nor receipt. */
function asksFor(mail: Mail, number: string | null): boolean {
  return !isReminder(mail) && !isReceipt(mail) && mail.subject.includes(`${number} `);
}

function isReminder({ subject }: Mail): boolean {
  return subject.startsWith("Reminder");
}

function isReceipt({ subject }: Mail): boolean {
  return subject.startsWith("Receipt");
}

function twice(words: string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

function differ(have: number, want: number, what: string): string[] {
  return have === want ? [] : [`${have} ${what} ${want}`];
}
