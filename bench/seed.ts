import { createHash, randomBytes } from "node:crypto";
import { getTableColumns, getTableName, type InferInsertModel } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { LocalDatabase } from "../dev/start/worker.ts";
import type { Role } from "../src/worker/database/schema.ts";
import * as t from "../src/worker/database/schema.ts";
import { type TallyChange, tallyChanges } from "../src/worker/jobs/tallies.ts";
import type { Job } from "../src/worker/jobs/types.ts";
import { wordsOf } from "../src/worker/jobs/words.ts";
import { DEPLOYMENT } from "../src/worker/stripe-accounts/types.ts";
import { jobNumber } from "./seed-job.ts";

export type Company = {
  organisation: Job["organisation"];
  crews: string[];
  apiKey: string;
  /** The `Cookie` header of somebody who is signed in. */
  cookies: { office: string; crew: string };
};

const CREWS = 6;
const CUSTOMERS = 200;
/** Jobs whose rows are made and written together: what fits well below D1's 2 MB for one value. */
const AT_ONCE = 1_000;

/** A company with an office, crews who are signed in, and a key for the API. Its rules ask for no proof. */
export async function seedCompany(d1: LocalDatabase, id: string): Promise<Company> {
  const now = Date.now();
  const organisation: Job["organisation"] = {
    id,
    name: "Gulf Coast Screens",
    email: "office@gulf.example",
    phone: null,
    licence: null,
    address: "1 Harbour Street, Tampa FL",
    timeZone: "America/New_York",
    currency: "USD",
    locale: "en-US",
    rules: {
      photosBefore: 0,
      photosAfter: 0,
      signature: false,
      review: true,
      billing: { moment: "approved", way: "auto_send", terms: { kind: "net", days: 14 } },
    },
    ...{ brand: {}, identity: {}, alerts: {}, numbering: {}, stripe: {}, billingTokenVersion: 1 },
    version: 0,
    createdAt: now,
  };
  const apiKey = `closeout_${secret()}`;
  const crews = Array.from({ length: CREWS }, (_, index) => `mem_${id}_crew${index}`);
  const office = `mem_${id}_office`;
  await insertRows(d1, t.organisation, [organisation]);
  await insertRows(d1, t.member, [
    memberRow(id, office, "owner", "Ana Ruiz", now),
    ...crews.map((crew, index) => memberRow(id, crew, "crew", `Crew ${index + 1}`, now)),
  ]);
  await insertRows(d1, t.apiKey, [
    {
      ...{ organisationId: id, id: `key_${id}`, name: "Benchmark", prefix: "closeout_ben" },
      ...{ keyHash: sha256(apiKey), createdAt: now, lastUsedAt: now },
    },
  ]);
  await insertRows(d1, t.directory, [{ kind: "api_key", key: sha256(apiKey), organisationId: id }]);
  const cookies = {
    office: await signIn(d1, id, office, now),
    crew: await signIn(d1, id, crews[0] ?? "", now),
  };
  return { organisation, crews, apiKey, cookies };
}

/**
 * Writes jobs straight into the tables with everything that pages read of them, sums and words included, by the app's own
 * functions. The same jobs for the same `count`, spread over the same time, so that only their number differs.
 * @returns ids of the jobs, the last changed first
 */
export async function seedJobs(d1: LocalDatabase, company: Company, count: number): Promise<string[]> {
  const organisationId = company.organisation.id;
  const now = Date.now();
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => customerRow(organisationId, index, now));
  await insertRows(d1, t.customer, customers);
  await insertRows(d1, t.stripeCustomer, customers.map(payerRow));
  const sums = new Map<string, TallyChange>();
  const ids: string[] = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const length = Math.min(AT_ONCE, count - first);
    const made = Array.from({ length }, (_, index) =>
      jobNumber(first + index, { count, company, customers, now }),
    );
    for (const { job } of made) {
      ids.push(job.row.id);
      for (const part of tallyChanges(null, job)) addTo(sums, part);
    }
    await writeJobs(d1, made);
  }
  const tallies = [...sums.values()].map((sum) => ({ organisationId, ...sum }));
  await insertRows(d1, t.tally, tallies);
  return ids;
}

type Made = ReturnType<typeof jobNumber>;

async function writeJobs(d1: LocalDatabase, made: readonly Made[]): Promise<void> {
  const jobs = made.map((one) => one.job);
  const active = (status: string) => !["completed", "approved", "closed", "cancelled"].includes(status);
  await insertRows(
    d1,
    t.job,
    jobs.map((job) => job.row),
  );
  await insertRows(
    d1,
    t.site,
    jobs.map((job) => job.site),
  );
  await insertRows(
    d1,
    t.assignment,
    jobs.flatMap(({ row }) =>
      row.assigneeIds.map((memberId) => ({
        ...{ organisationId: row.organisationId, memberId, jobId: row.id },
        ...{ active: active(row.status), scheduledOn: row.scheduledOn },
      })),
    ),
  );
  for (const [table, rows] of [
    [t.milestone, jobs.flatMap((job) => job.milestones)],
    [t.lineItem, jobs.flatMap((job) => job.lines)],
    [t.photo, jobs.flatMap((job) => job.photos)],
    [t.signature, jobs.flatMap((job) => job.signatures)],
    [t.note, jobs.flatMap((job) => job.notes)],
    [t.invoice, jobs.flatMap((job) => job.invoices)],
    [t.documentNumber, jobs.flatMap(numberRows)],
    [t.payment, jobs.flatMap((job) => job.payments)],
    [t.billingIntent, jobs.flatMap((job) => job.intents)],
    [t.billingStep, jobs.flatMap((job) => job.steps)],
    [t.delivery, jobs.flatMap((job) => job.deliveries)],
    [t.event, made.flatMap((one) => one.events)],
    [t.jobWord, jobs.flatMap(wordRows)],
  ] as const) {
    await insertRows(d1, table, rows);
  }
}

/** The numbers that the job's invoices took; the sequence is that of the number. */
function numberRows({ row, invoices }: Job): InferInsertModel<typeof t.documentNumber>[] {
  const { organisationId, updatedAt: takenAt } = row;
  return invoices.map(({ id: documentId, number }) => ({
    ...{ organisationId, series: "invoice", sequence: Number(number?.slice(4)), documentId },
    ...{ number: number ?? "", takenAt },
  }));
}

function wordRows({ row, customer, site }: Job): InferInsertModel<typeof t.jobWord>[] {
  const { organisationId, id: jobId } = row;
  const words = wordsOf(
    ...[row.ticketNumber, row.purchaseOrder, row.title],
    ...[customer.name, site.line1, site.line2, site.city],
  );
  return words.map((word) => ({ organisationId, word, jobId }));
}

function addTo(sums: Map<string, TallyChange>, part: TallyChange): void {
  const name = `${part.kind} ${part.key} ${part.currency}`;
  const sum = sums.get(name);
  if (!sum) {
    sums.set(name, { ...part });
    return;
  }
  sum.count += part.count;
  sum.amount += part.amount;
  sum.days += part.days;
}

function memberRow(organisationId: string, id: string, role: Role, name: string, createdAt: number) {
  const crew = role === "crew" ? name : null;
  return { organisationId, id, email: `${id}@gulf.example`, name, role, crew, active: true, createdAt };
}

function customerRow(organisationId: string, index: number, now: number): Job["customer"] {
  const name = `Lakeside Management ${index}`;
  return {
    ...{ organisationId, id: `cus_${organisationId}_${index}`, name, email: `ap${index}@lakeside.example` },
    ...{
      phone: null,
      address: null,
      country: null,
      taxId: null,
      externalId: null,
      identity: name.toLowerCase(),
      billing: {},
      exemptCertificate: null,
      postal: null,
    },
    ...{ createdAt: now, updatedAt: now },
  };
}

function payerRow({ organisationId, id }: Job["customer"]): Job["payers"][number] {
  return { organisationId, accountId: DEPLOYMENT, customerId: id, stripeId: `cus_${id}`, told: null };
}

async function signIn(
  d1: LocalDatabase,
  organisationId: string,
  memberId: string,
  now: number,
): Promise<string> {
  const token = secret();
  await insertRows(d1, t.session, [
    {
      ...{ organisationId, memberId, tokenHash: sha256(token), userAgent: "bench" },
      ...{ createdAt: now, lastSeenAt: now, expiresAt: now + 24 * 3_600_000 },
    },
  ]);
  return `__Host-session=${organisationId}.${memberId}.${token}`;
}

/** Many rows with few statements: the rows travel as one JSON text, which the database takes apart. */
async function insertRows<Table extends SQLiteTable>(
  d1: LocalDatabase,
  table: Table,
  rows: readonly InferInsertModel<Table>[],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, column]) => `"${column.name}"`).join(", ");
  const picks = columns.map((_, index) => `value ->> ${index}`).join(", ");
  const sql = `INSERT INTO "${getTableName(table)}" (${names}) SELECT ${picks} FROM json_each(?)`;
  for (let first = 0; first < rows.length; first += 2 * AT_ONCE) {
    const chunk = rows.slice(first, first + 2 * AT_ONCE).map((row) => {
      const fields: Record<string, unknown> = row;
      return columns.map(([key, column]) => {
        const value = fields[key];
        if (value !== undefined) return value === null ? null : column.mapToDriverValue(value);
        return column.default ?? null;
      });
    });
    await d1.prepare(sql).bind(JSON.stringify(chunk)).run();
  }
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
