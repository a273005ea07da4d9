import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorker, PROJECT } from "../../../dev/build.ts";
import { applyMigrations } from "../../../dev/start/migrate.ts";
import { type LocalDatabase, type RunningWorker, startWorker } from "../../../dev/start/worker.ts";
import { readWranglerConfig } from "../../../dev/start/wrangler-config.ts";
import { ApiClient } from "../../support/api-client.ts";
import { addOrganisation, type Organisation } from "../../support/organisation.ts";
import { freePorts } from "../../support/stand-ins.ts";

const FAR_FUTURE = Date.UTC(2100, 0, 1);
/** What the crew ticks off; without it the work does not count as done. */
const POINTS = ["water", "screws"] as const;
const RULES = {
  ...{ photosBefore: 0, photosAfter: 0, signature: false, review: true, billing: { way: "manual" } },
  checklist: POINTS.map((id) => ({ id, text: `Looked at the ${id}` })),
};

/** The app with one organisation, whose records and files are in a test's hands. Nothing is billed, so nothing else runs. */
export class FieldOffice {
  readonly url: string;
  readonly worker: RunningWorker;
  readonly organisation: Organisation;
  readonly api: ApiClient;
  private readonly folder: string;

  constructor(worker: RunningWorker, port: number, folder: string, organisation: Organisation) {
    this.worker = worker;
    this.folder = folder;
    this.organisation = organisation;
    this.url = `http://localhost:${port}`;
    this.api = new ApiClient(this.url, organisation.apiKey);
  }

  get d1(): LocalDatabase {
    return this.worker.d1;
  }

  /** One more of the crew. Answers the member's id. */
  async addCrew(name: string): Promise<string> {
    const id = `mem_${randomBytes(13).toString("hex")}`;
    await this.d1
      .prepare(
        "INSERT INTO member (organisation_id, id, email, name, role, created_at) VALUES (?, ?, ?, ?, 'crew', 0)",
      )
      .bind(this.organisation.id, id, `${id}@crew.example`, name)
      .run();
    return id;
  }

  /** Signs the member in. Answers the cookie's value. */
  async startSession(memberId: string): Promise<string> {
    const secret = randomBytes(32).toString("base64url");
    await this.d1
      .prepare(
        `INSERT INTO session (organisation_id, token_hash, member_id, created_at, last_seen_at, expires_at)
         VALUES (?, ?, ?, 0, ?, ?)`,
      )
      .bind(this.organisation.id, sha256(secret), memberId, FAR_FUTURE, FAR_FUTURE)
      .run();
    return `${this.organisation.id}.${memberId}.${secret}`;
  }

  async endSessions(memberId: string): Promise<void> {
    await this.d1
      .prepare("DELETE FROM session WHERE organisation_id = ? AND member_id = ?")
      .bind(this.organisation.id, memberId)
      .run();
  }

  /** A job for these members, on the calendar. */
  async addJob(number: number, assigneeIds: string[]): Promise<string> {
    const { id } = await this.api.receive({
      title: `Screens, building ${number}`,
      customer: { name: `Palm Court ${number}`, email: `ap${number}@palm.example` },
      site: { line1: `${number} Shore Road`, city: "Tampa", region: "FL" },
      lineItems: [{ description: "Labour", quantity: "1", unitAmount: 9_000 }],
    });
    await this.api.must("POST", `/jobs/${id}/transitions`, { json: { to: "scheduled", assigneeIds } });
    return id;
  }

  /** Sends a job back if it is done: the crew goes on with it. */
  async sendBack(jobId: string): Promise<boolean> {
    const json = { to: "returned", reason: "One photo is blurred" };
    return (await this.api.call("POST", `/jobs/${jobId}/transitions`, { json })).status === 200;
  }

  async rows<Row>(sql: string): Promise<Row[]> {
    const found = await this.d1.prepare(sql).bind(this.organisation.id).all<Row>();
    return found.results;
  }

  async close(): Promise<void> {
    await this.worker.dispose();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

export async function openOffice(): Promise<FieldOffice> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-field-"));
  const port = await freePorts();
  const [bundle, config] = await Promise.all([buildWorker(), readWranglerConfig()]);
  const variables = {
    ENVIRONMENT: "local",
    APP_URL: `http://localhost:${port}`,
    APP_SECRET: "a-secret-for-tests-that-is-long-enough",
  };
  const worker = await startWorker({ config, bundle, port, stateDir: folder, variables });
  for (const it of config.d1_databases) await applyMigrations(worker.d1, join(PROJECT, it.migrations_dir));
  const organisation = await addOrganisation(worker.d1, "Gulf Coast Screens");
  await worker.d1
    .prepare("UPDATE organisation SET rules = ? WHERE id = ?")
    .bind(JSON.stringify(RULES), organisation.id)
    .run();
  return new FieldOffice(worker, port, folder, organisation);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
