import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { gulfCoast } from "../../dev/demo/content/gulf-coast.ts";
import { gulfCoastJobs } from "../../dev/demo/content/gulf-coast-jobs.ts";
import { castOf } from "../../dev/demo/organisation.ts";
import { ProofFiles } from "../../dev/demo/proof-files.ts";
import type { Change } from "../../dev/demo/records.ts";
import { type Books, newsOf, statusAfter } from "../../dev/demo/stripe-books.ts";
import { tellJobs } from "../../dev/demo/tell-jobs.ts";
import {
  type ShownStatusName,
  type StatusFacts,
  shownStatus,
} from "../../src/worker/billing/shown-status.ts";
import type { StripePayment } from "../../src/worker/billing/stripe-books.ts";
import { billingFor } from "../../src/worker/billing/vocabulary.ts";
import { newId } from "../../src/worker/ids/new-id.ts";
import { decide } from "../../src/worker/jobs/decide.ts";
import { nextDueAt } from "../../src/worker/jobs/next-work.ts";
import { missingProof } from "../../src/worker/jobs/proof-rules.ts";
import { JOB_STATUSES, type Job, REQUIREMENTS } from "../../src/worker/jobs/types.ts";
import { DOCUMENT_KINDS } from "../../src/worker/portals/profile.ts";
import { preflight } from "../../src/worker/preflight/preflight.ts";
import { dueStep, isPayable } from "../../src/worker/reminders/rules.ts";
import { calendarDateIn } from "../../src/worker/time/calendar.ts";
import { freePorts, startCommand } from "./start-command.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A start of everything takes seconds, on a busy machine many. */
const PATIENCE = { timeout: 90_000 };
const GULF = "org_gulfcoast";
const NORD = "org_nordlicht";
const SHOWN: ShownStatusName[] = [
  ...(["draft", "not_sent", "sent", "viewed", "partly_paid"] as const),
  ...(["processing", "overdue", "paid", "void", "written_off"] as const),
];

type Book = { id: string; status: string; total: number; amount_paid: number; number: string };
type Invoice = StatusFacts & {
  stripeInvoiceId: string | null;
  number: string | null;
  total: number;
  id: string;
};
type Sum = { kind: string; key: string; count: number; amount: number };

test("The demo can be told at every hour of every month, and is at rest then", async () => {
  const hours = [
    "2026-01-01T05:04:00Z",
    "2026-03-08T07:30:00Z",
    "2026-03-31T03:59:00Z",
    "2026-11-01T06:10:00Z",
  ];
  for (let at = Date.parse("2027-01-29T00:20:00Z"); hours.length < 70; at += 5.3 * 86_400_000) {
    hours.push(new Date(at).toISOString());
  }
  for (const hour of hours) {
    const jobs = await toldAt(Date.parse(hour));
    expect(new Set(jobs.map((job) => job.row.status)).size, hour).toBe(JOB_STATUSES.length);
    expect(jobs.filter((job) => nextDueAt(job) !== null)).toEqual([]);
    const today = calendarDateIn("America/New_York", Date.parse(hour));
    const invoices = jobs.flatMap((job) => job.invoices);
    const shown = new Set(invoices.map((invoice) => shownStatus(invoice, today).name));
    expect([...shown].sort(), hour).toEqual([...SHOWN].sort());
    const months = invoices.flatMap((invoice) => invoice.paidOn?.slice(0, 7) ?? []);
    expect(new Set(months).size, hour).toBe(3);
    expect(months).toContain(today.slice(0, 7));
    expect(invoices.filter((invoice) => dueStep(invoice, today) !== null && isPayable(invoice))).toEqual([]);
  }
});

test("The demo has a store's portal, work that was heard of late, and a request for more with its answer", async () => {
  // These rules are promised to others; what a portal asks for more is the portal's alone.
  expect(gulfCoast.organisation.rules).toEqual({
    ...{
      photosBefore: 2,
      photosAfter: 2,
      signature: true,
      review: true,
      billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 15 } },
    },
  });
  const now = Date.parse("2026-11-19T20:00:00Z");
  const jobs = await toldAt(now);
  const store = jobs.find((job) => job.portal?.name === "ServiceChannel");
  expect(store?.row).toMatchObject({ status: "scheduled", scheduledOn: "2026-11-19", windowStart: "15:00" });
  expect(store && missingProof(store).map((one) => one.requirement)).toEqual([...REQUIREMENTS]);

  const asking = jobs.filter((job) => job.asks.length > 0);
  expect(asking.map((job) => [job.row.status, job.asks[0]?.status])).toEqual([["completed", "approved"]]);
  const [pool] = asking;
  expect(pool?.row.notToExceed).toBe(52_000);
  expect(pool?.row.total).toBeGreaterThan(40_000);
  expect(pool?.row.total).toBeLessThan(52_000);
  expect(pool?.lines.filter((line) => line.addedBy === "Luis Ortega")).toHaveLength(2);
  const waited = pool?.photos.map((photo) => Math.round((photo.receivedAt - photo.takenAt) / 60_000));
  expect(waited).toEqual([0, 0, 18, 17]);
  expect(
    pool?.photos.every((photo) => photo.thumbnailKey === `${photo.storageKey.slice(0, -4)}.thumb.jpg`),
  ).toBe(true);
  expect(jobs.filter((job) => job.row.status === "on_site")).toHaveLength(2);

  // One lies about with four days left, and its preflight says what is missing.
  const gate = jobs.find((job) => job.portal?.name === "Heron Key Homes");
  const told =
    gate && preflight(gate, now).filter(({ state, name }) => state === "fail" || name === "deadline");
  expect(told?.map(({ state, words }) => [state, words.split(".")[0]])).toEqual([
    ["fail", "Nothing says what was done"],
    ["pass", "Due by Mon, Nov 23; 4 days left"],
  ]);
});

test("Each of four ways of billing has its customer, with a job that stands at its moment", async () => {
  const jobs = await toldAt(Date.parse("2026-11-19T20:00:00Z"));
  const last = (customer: string) => {
    const found = jobs.findLast((job) => job.customer.name === customer);
    if (!found) throw new Error(`nothing is told of ${customer}`);
    return found;
  };
  const next = (job: Job, type: "complete" | "approve" | "bill") => {
    const context = { now: Date.parse("2026-11-19T20:01:00Z"), newId, chance: () => 0.5 };
    const actor = { kind: "member", id: "m", name: "Dana" } as const;
    const deployment = { open: true, livemode: false };
    return decide(job, job, { type }, { ...context, actor, source: "office", deployment });
  };
  const bills = (job: Job, type: "complete" | "approve" | "bill") => {
    const done = next(job, type);
    if (!done.ok) throw new Error(done.detail);
    return done.job.intents.slice(job.intents.length).map(({ hold, status }) => [hold, status]);
  };
  const outAtOnce = [[false, "running"]];

  const automatic = last("Harbor Bend Condominiums");
  expect(automatic.row.status).toBe("on_site");
  expect(bills(automatic, "complete")).toEqual(outAtOnce);

  const reviewed = jobs.find((job) => job.row.ticketNumber === "48190");
  if (!reviewed) throw new Error("the job to review is not told");
  expect(billingFor(reviewed)).toMatchObject({ moment: "approved", way: "auto_send" });
  expect(reviewed.row.status).toBe("completed");
  expect(bills(reviewed, "approve")).toEqual(outAtOnce);

  const byHand = last("Palmetto Self Storage");
  expect([byHand.row.status, byHand.invoices]).toEqual(["approved", []]);
  expect(bills(byHand, "bill")).toEqual(outAtOnce);

  const drafted = last("Cypress Grove Apartments");
  expect(drafted.intents).toMatchObject([{ hold: true, status: "waiting" }]);
  expect(drafted.invoices).toMatchObject([{ status: "draft", number: null }]);
  const steps = drafted.steps.map(({ name, status }) => [name, status]);
  expect(steps).toEqual([
    ["customer", "done"],
    ["draft", "done"],
    ["lines", "done"],
    ["number", "waiting"],
    ["finalise", "waiting"],
  ]);
});

test("One job is billed in parts: its deposit is paid, its rest to come, and a change order waits", async () => {
  const jobs = await toldAt(Date.parse("2026-11-19T20:00:00Z"));
  const inParts = jobs.filter((job) => job.milestones.length > 1);
  expect(inParts.map((job) => job.row.status)).toEqual(["scheduled"]);
  const [room] = inParts;
  const deposit = room?.milestones.find((one) => one.kind === "deposit");
  expect(room?.invoices).toMatchObject([{ milestoneId: deposit?.id, kind: "deposit", status: "paid" }]);
  expect(room?.invoices[0]?.total).toBe(Math.round((room?.row.total ?? 0) * 0.3));
  expect(room?.changeOrders).toMatchObject([{ status: "asked", answer: null }]);
  expect(room?.deliveries.filter((one) => one.kind === "change")).toMatchObject([{ status: "delivered" }]);
  expect(jobs.flatMap((job) => job.changeOrders)).toHaveLength(1);
});

test(
  "The demo shows every status, and its sums and Stripe's books agree with its rows",
  PATIENCE,
  async () => {
    const { stateDir, stripe, headers, api, end } = await startDemo();
    const rows = readRecords(stateDir);

    const statuses = rows<{ status: string }>(
      "SELECT DISTINCT status FROM job WHERE organisation_id = ?",
      GULF,
    );
    expect(statuses.map((row) => row.status).sort()).toEqual([...JOB_STATUSES].sort());

    const today = calendarDateIn("America/New_York", Date.now());
    const invoices = rows<Invoice>(INVOICES, GULF);
    const shown = new Set(invoices.map((invoice) => shownStatus(invoice, today).name));
    expect([...shown].sort()).toEqual([...SHOWN].sort());
    const words = invoices.map((invoice) => shownStatus(invoice, today).word);
    expect(words).toEqual(expect.arrayContaining(["Overdue 9 days", "Overdue 33 days"]));

    for (const organisation of [GULF, NORD]) {
      const tallies = rows<Sum>(
        "SELECT kind, key, count, amount FROM tally WHERE organisation_id = ? AND count <> 0",
        organisation,
      );
      expect(sorted(tallies)).toEqual(sorted(rows<Sum>(SUMS, ...Array<string>(5).fill(organisation))));
    }

    const { invoices: books }: { invoices: Book[] } = await (await fetch(`${stripe}/_local/books`)).json();
    const billed = [...invoices, ...rows<Invoice>(INVOICES, NORD)].filter((one) => one.stripeInvoiceId);
    expect(billed.length).toBe(books.length);
    for (const invoice of billed) {
      const { status, number, total, amountPaid: amount_paid } = invoice;
      const book = books.find((one) => one.id === invoice.stripeInvoiceId);
      expect(book).toMatchObject({ status, number, total, amount_paid });
    }

    for (const [organisation, prefix] of [
      [GULF, "INV-"],
      [NORD, "RE-"],
    ] as const) {
      const numbers = rows<{ number: string; ofInvoice: string; takenAt: number }>(NUMBERS, organisation);
      const counted = numbers.map((_, index) => `${prefix}${String(index + 1).padStart(4, "0")}`);
      expect(numbers.map((one) => one.number)).toEqual(counted);
      expect(numbers.map((one) => one.ofInvoice)).toEqual(counted);
      expect(numbers.map((one) => one.takenAt)).toEqual(
        numbers.map((one) => one.takenAt).sort((a, b) => a - b),
      );
      expect(numbers.length).toBe(rows(`${INVOICES} AND number IS NOT NULL`, organisation).length);
    }

    const ofJob = "x.organisation_id = job.organisation_id AND x.job_id = job.id";
    const without = (table: string) => `NOT EXISTS (SELECT 1 FROM ${table} AS x WHERE ${ofJob})`;
    expect(rows(`SELECT 1 FROM job WHERE total > 0 AND ${without("line_item")}`)).toEqual([]);
    expect(rows(`SELECT 1 FROM job WHERE ${without("job_word")} OR ${without("milestone")}`)).toEqual([]);
    expect(
      rows("SELECT 1 FROM job WHERE version <> (SELECT max(sequence) FROM event WHERE job_id = id)"),
    ).toEqual([]);
    expect(
      rows(
        "SELECT 1 FROM invoice AS i WHERE stripe_invoice_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM stripe_customer AS c WHERE c.organisation_id = i.organisation_id AND c.account_id = i.account_id AND c.customer_id = i.customer_id)",
      ),
    ).toEqual([]);

    // The ledger is at rest: nothing goes out by itself, and no mail was sent for what is history.
    expect(rows("SELECT 1 FROM delivery WHERE status = 'queued'")).toEqual([]);
    expect(
      rows(
        "SELECT 1 FROM billing_step AS s JOIN billing_intent AS i ON i.id = s.intent_id WHERE s.status = 'calling' AND i.status = 'running'",
      ),
    ).toEqual([]);

    const { data: mine } = await (await fetch(`${api}/jobs?limit=100`, { headers })).json();
    expect(mine.length).toBe(rows("SELECT 1 FROM job WHERE organisation_id = ?", GULF).length);
    expect(JSON.stringify(mine)).not.toContain("Frühauf");
    expect(rows("SELECT 1 FROM job WHERE organisation_id = ?", NORD)).toHaveLength(2);
    expect(rows("SELECT 1 FROM member WHERE organisation_id = ?", NORD)).toHaveLength(1);
    await end();
  },
);

test(
  "With a Stripe that takes no ready-made books, the demo has what is not billed yet",
  PATIENCE,
  async () => {
    const { stateDir, end } = await startDemo({ environment: { STRIPE_API_BASE: "http://127.0.0.1:9" } });
    const rows = readRecords(stateDir);
    expect(rows("SELECT 1 FROM invoice")).toEqual([]);
    expect(rows("SELECT 1 FROM job WHERE status = 'completed'")).toHaveLength(4);
    await end();
  },
);

test(
  "What the demo shows can be acted on: a payment closes its job, a refused bill goes out, a start keeps it all",
  PATIENCE,
  async () => {
    const first = await startDemo();
    const { stateDir, port, stripe, headers, api } = first;
    const rows = readRecords(stateDir);
    for (const member of ["owner", "office", "crew1", "crew2"]) {
      expect(await signIn(first.url, `${member}@demo.example`)).toBe(303);
    }

    const [open] = rows<{ jobId: string; stripeId: string }>(
      "SELECT job_id AS jobId, stripe_invoice_id AS stripeId FROM invoice WHERE organisation_id = ? AND status = 'open' AND amount_paid = 0 AND processing = 0",
      GULF,
    );
    await fetch(`${stripe}/_local/invoices/${open?.stripeId}/pay`, { method: "POST" });
    const jobStatus = async () =>
      (await (await fetch(`${api}/jobs/${open?.jobId}`, { headers })).json()).status;
    await expect.poll(jobStatus, { timeout: 10_000 }).toBe("closed");

    const [refused] = rows<{ id: string; invoiceId: string }>(
      "SELECT id, invoice_id AS invoiceId FROM failure WHERE kind = 'billing' AND organisation_id = ?",
      GULF,
    );
    const retried = await fetch(`${api}/failures/${refused?.id}/retry`, { method: "POST", headers });
    expect(retried.status).toBeLessThan(300);
    const billed = () => rows<Invoice>(`${INVOICES} AND id = ?`, GULF, refused?.invoiceId ?? "")[0]?.status;
    await expect.poll(billed, { timeout: 10_000 }).toBe("open");

    const jobs = rows("SELECT id FROM job ORDER BY id");
    await first.end();
    const second = await startDemo({ stateDir, port });
    expect(rows("SELECT id FROM job ORDER BY id")).toEqual(jobs);
    expect(second.output()).toMatch(/Owner +owner@demo.example +code 424242/);
    await second.end();
  },
);

const INVOICES = `SELECT id, status, number, total, amount_paid AS amountPaid, amount_due AS amountDue, due_on AS dueOn,
  processing, sent_at AS sentAt, viewed_at AS viewedAt, stripe_invoice_id AS stripeInvoiceId
  FROM invoice WHERE organisation_id = ?`;

const NUMBERS = `SELECT d.number, i.number AS ofInvoice, taken_at AS takenAt FROM document_number AS d
  LEFT JOIN invoice AS i ON i.organisation_id = d.organisation_id AND i.id = d.document_id
  WHERE d.organisation_id = ? ORDER BY d.sequence`;

/** Of an invoice: its draft waits for a person to send it. */
const WAITS = `invoice.status = 'draft' AND EXISTS (SELECT 1 FROM billing_intent
  WHERE billing_intent.invoice_id = invoice.id AND billing_intent.status = 'waiting')`;

/** What the tallies must say, from the rows; the demo's work was all done by day. */
const MADE = `(SELECT 1 FROM invoice WHERE invoice.organisation_id = job.organisation_id
  AND invoice.job_id = job.id AND invoice.live AND (invoice.status NOT IN ('draft', 'void') OR ${WAITS}))`;
const SUMS = `
  SELECT 'job' AS kind, status AS key, count(*) AS count, sum(total) AS amount FROM job WHERE organisation_id = ? GROUP BY status
  UNION ALL
  SELECT CASE status WHEN 'open' THEN 'open_test' ELSE 'paid_test' END, CASE status WHEN 'open' THEN due_on ELSE paid_on END,
    count(*), sum(CASE status WHEN 'open' THEN amount_due ELSE amount_paid END)
  FROM invoice WHERE organisation_id = ? AND status IN ('open', 'paid') GROUP BY 1, 2
  UNION ALL
  SELECT 'draft_test', day, count(*), sum(total) FROM (
    SELECT local_day(created_at) AS day, total FROM invoice WHERE organisation_id = ? AND ${WAITS}
  ) GROUP BY day
  UNION ALL
  SELECT 'unbilled', day, count(*), sum(total) FROM (
    SELECT local_day(completed_at) AS day, total FROM job WHERE organisation_id = ? AND status IN ('completed', 'approved')
    AND NOT EXISTS ${MADE}
  ) GROUP BY day
  UNION ALL
  SELECT 'approved_unbilled', 'approved', count(*), 0 FROM job
  WHERE organisation_id = ? AND status = 'approved' AND NOT EXISTS ${MADE} GROUP BY 2`;

type Start = { stateDir?: string; port?: number; environment?: Record<string, string> };

async function startDemo({ stateDir, port, environment }: Start = {}) {
  const folder = stateDir ?? (await temporaryFolder());
  const first = port ?? (await freePorts());
  const app = await startCommand({ PORT: String(first), STATE_DIR: folder, ...environment });
  const headers = { Authorization: "Bearer closeout_demo_key" };
  const stripe = `http://127.0.0.1:${first + 1}`;
  return { ...app, stateDir: folder, port: first, headers, stripe, api: `${app.url}/api/v1` };
}

/** The demo's jobs as they would be if it had been started then, with a Stripe that agrees to everything. */
async function toldAt(now: number): Promise<Job[]> {
  const jobs: Job[] = [];
  const books: Books = {
    addCustomer: async () => "cus_1",
    addInvoice: async (_job, { intent, invoice, bill, number }, fate, at) => {
      const news = newsOf(fate)?.news;
      const status = statusAfter(fate);
      const { total, lines } = bill;
      const amountPaid = status === "paid" ? total : news?.news === "partly" ? news.amount : 0;
      const debit: StripePayment = {
        ...{ id: "inpay_1", status: "processing", source: "stripe", amount: total, method: null, at },
        ...{ paymentIntentId: null, chargeId: null },
      };
      return {
        ...{ id: invoice.stripeInvoiceId ?? "", status, number, subtotal: total, total, taxes: [] },
        ...{
          lineCount: lines.length,
          lines: lines.map(({ lineId = "" }) => ({ id: lineId, taxRateId: null })),
        },
        ...{ amountPaid, amountRemaining: total - amountPaid, amountOverpaid: 0 },
        ...{ credited: 0, creditedAfter: 0, creditNotes: null, refunds: null, automaticTax: null },
        ...{ hostedUrl: null, intentId: intent.id, finalisedAt: status === "draft" ? null : at },
        ...{ paidAt: status === "paid" ? (newsOf(fate)?.at ?? null) : null, voidedAt: null },
        payments: news?.news === "processing" ? [debit] : [],
      };
    },
  };
  const files = new ProofFiles({ put: async () => null });
  const records = {
    addJob: async (changes: readonly Change[]) => void jobs.push(...changes.slice(-1).map((one) => one.job)),
    addNumbers: async () => undefined,
  };
  const cast = await castOf(gulfCoast, now - 400 * 86_400_000);
  // Its papers are on file, as the seed draws them; without them its portals would send every invoice back.
  cast.documents = DOCUMENT_KINDS.filter((kind) => gulfCoast.documents?.[kind]).map((kind) => ({
    ...{ organisationId: GULF, id: `doc_${kind}`, kind, fileName: `${kind}.pdf`, storageKey: kind },
    ...{ contentType: "application/pdf", bytes: 1, expiresOn: null, uploadedBy: "Renata", uploadedAt: 0 },
  }));
  await tellJobs({ cast, jobs: gulfCoastJobs, books, billing: true, files, records, now });
  return jobs;
}

/** Reads the app's own records beside it. */
function readRecords(stateDir: string) {
  const folder = join(stateDir, "v3", "d1");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const file = files.find((name) => name.endsWith(".sqlite") && !name.endsWith("metadata.sqlite")) ?? "";
  return <Row>(query: string, ...values: string[]): Row[] => {
    const database = new DatabaseSync(join(folder, file), { readOnly: true });
    database.function("local_day", (at) => calendarDateIn("America/New_York", Number(at)));
    const rows = database.prepare(query).all(...values) as Row[];
    database.close();
    return rows.map((row) => ({ ...row }));
  };
}

/** The status with which the code of the demo is answered. */
async function signIn(url: string, email: string): Promise<number> {
  const headers = { Origin: url };
  const body = new URLSearchParams({ email });
  const asked = await fetch(`${url}/sign-in`, { method: "POST", headers, body, redirect: "manual" });
  const Cookie = asked.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const code = new URLSearchParams({ code: "424242" });
  const entered = await fetch(`${url}/sign-in/code`, {
    method: "POST",
    headers: { ...headers, Cookie },
    body: code,
    redirect: "manual",
  });
  return entered.status;
}

function sorted(sums: Sum[]): Sum[] {
  return sums.toSorted((a, b) => `${a.kind} ${a.key}`.localeCompare(`${b.kind} ${b.key}`));
}
