import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { and, eq } from "drizzle-orm";
import { databaseOf } from "../../../src/worker/database/database.ts";
import type { PortalRow } from "../../../src/worker/database/rows.ts";
import * as t from "../../../src/worker/database/schema.ts";
import { newId } from "../../../src/worker/ids/new-id.ts";
import worker from "../../../src/worker/index.ts";
import type { IntakeWork } from "../../../src/worker/intake/work.ts";
import { loadJob } from "../../../src/worker/jobs/load-job.ts";
import type { Job } from "../../../src/worker/jobs/types.ts";
import { anOrganisation } from "../auth/people.ts";
import { testEnv } from "../http/browser.ts";

export const PORTAL_MAILS = "orders@appfolio.example";

/** A portal with an address of its own to which `orders@appfolio.example` may write. */
export async function aPortal(given: Partial<PortalRow> = {}): Promise<PortalRow & { address: string }> {
  const organisationId = given.organisationId ?? (await anOrganisation());
  const mailKey = newId("appfolio").replace("_", "-");
  const id = newId("portal");
  const values = { organisationId, id, name: "AppFolio", rules: {}, senders: [PORTAL_MAILS], createdAt: 0 };
  const db = databaseOf(testEnv(), organisationId);
  await db.batch([
    db.insert(t.portal).values({ ...values, mailKey, ...given }),
    db.insert(t.directory).values({ kind: "mail_key", key: mailKey, organisationId }),
  ]);
  const [row] = await db
    .select()
    .from(t.portal)
    .where(and(eq(t.portal.organisationId, organisationId), eq(t.portal.id, id)));
  if (!row) throw new Error("the portal is not there");
  return { ...row, address: `${mailKey}@tickets.example` };
}

/** A work order as any of them may look, read by no portal's own layout. */
export function workOrder(said: { number?: string; nte?: string; street?: string | null } = {}): string {
  const { number = "WO-4711", nte = "$300.00", street = "842 Cypress Bend Dr, Tampa, FL 33602" } = said;
  return [
    number && `Work Order: ${number}`,
    "Title: Rescreen lanai",
    street && `Property Address: ${street}`,
    "Bill To: Lakeside HOA",
    `Not To Exceed: ${nte}`,
    "Description: Two torn panels.",
  ]
    .filter(Boolean)
    .join("\r\n");
}

type MailGiven = {
  from?: string;
  subject?: string;
  messageId?: string | null;
  text?: string;
  /** Whole lines. */
  headers?: string[];
  files?: { name: string; type: string; body: string }[];
};

/** A mail as it comes in over the wire. */
export function aMail({ from = PORTAL_MAILS, subject = "New work order", ...given }: MailGiven = {}): string {
  const {
    messageId = `<${newId("m")}@appfolio.example>`,
    text = workOrder(),
    headers = [],
    files = [],
  } = given;
  const parts = files.map(({ name, type, body }) =>
    [
      "--part",
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      "Content-Transfer-Encoding: base64",
      "",
      btoa(body),
    ].join("\r\n"),
  );
  return [
    ...headers,
    `From: ${from}`,
    `Subject: ${subject}`,
    ...(messageId ? [`Message-ID: ${messageId}`] : []),
    "Date: Fri, 20 Nov 2026 09:00:00 -0500",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="part"',
    "",
    ["--part", "Content-Type: text/plain; charset=utf-8", "", text].join("\r\n"),
    ...parts,
    "--part--",
    "",
  ].join("\r\n");
}

/** The post at our door: what it delivers, and what the queue was then given. */
export class Post {
  readonly queued: IntakeWork[] = [];
  readonly env: Env;

  constructor(changes: Partial<Env> = {}) {
    const send = async (body: IntakeWork) => void this.queued.push(body);
    const sendBatch = async (messages: Iterable<{ body: IntakeWork }>) => {
      for (const { body } of messages) this.queued.push(body);
    };
    this.env = testEnv({ INTAKE: { send, sendBatch } as unknown as Env["INTAKE"], ...changes });
  }

  /** Delivers a mail. Answers with what it was sent back with, if it was. */
  async deliver(
    raw: string,
    to: string,
    envelope: { from?: string; rawSize?: number } = {},
  ): Promise<string | null> {
    const bytes = new TextEncoder().encode(raw);
    let refused: string | null = null;
    const message = {
      ...{ from: PORTAL_MAILS, to, headers: new Headers(), rawSize: bytes.length, ...envelope },
      raw: new Response(bytes).body as ReadableStream<Uint8Array>,
      setReject: (reason: string) => {
        refused = reason;
      },
    };
    await worker.email(message, this.env);
    return refused;
  }

  /** Lets the queue hand over all that it has. Answers how many are to be tried again. */
  async read(attempts = 1): Promise<number> {
    const messages = this.queued
      .splice(0)
      .map((body, index) => ({ id: `${index}`, timestamp: new Date(), attempts, body }));
    const batch = createMessageBatch<IntakeWork>("closeout-intake", messages);
    const context = createExecutionContext();
    await worker.queue(batch, this.env);
    const { retryMessages } = await getQueueResult(batch, context);
    this.queued.push(
      ...messages.filter(({ id }) => retryMessages.some(({ msgId }) => msgId === id)).map((m) => m.body),
    );
    return retryMessages.length;
  }

  async messages(organisationId: string) {
    return databaseOf(this.env, organisationId)
      .select()
      .from(t.intakeMessage)
      .where(eq(t.intakeMessage.organisationId, organisationId))
      .orderBy(t.intakeMessage.receivedAt, t.intakeMessage.id);
  }

  async jobs(organisationId: string): Promise<Job[]> {
    const db = databaseOf(this.env, organisationId);
    const rows = await db
      .select({ id: t.job.id })
      .from(t.job)
      .where(eq(t.job.organisationId, organisationId))
      .orderBy(t.job.createdAt, t.job.id);
    const jobs = await Promise.all(rows.map(({ id }) => loadJob(db, organisationId, id)));
    return jobs.flatMap(({ job }) => (job ? [job] : []));
  }
}
