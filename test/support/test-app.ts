import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorker, PROJECT } from "../../dev/build.ts";
import { applyMigrations } from "../../dev/start/migrate.ts";
import { startWorker } from "../../dev/start/worker.ts";
import { readWranglerConfig } from "../../dev/start/wrangler-config.ts";
import { ApiClient } from "./api-client.ts";
import type { LocalMailbox } from "./local-mailbox.ts";
import type { LocalStripe } from "./local-stripe.ts";
import { addOrganisation, type Organisation, type Rules } from "./organisation.ts";
import { type Program, runProgram } from "./process.ts";
import { freePorts, startStandIns, WEBHOOK_SECRET } from "./stand-ins.ts";

export type TestApp = {
  url: string;
  /** Where Stripe (`stripe.sqlite`) and the app (`state`) keep their records. */
  folder: string;
  organisation: Organisation;
  api: ApiClient;
  stripe: LocalStripe;
  mailbox: LocalMailbox;
  /** The app's power goes; Stripe and the mailbox go on. */
  kill: () => Promise<void>;
  /** On the same records and the same port. */
  start: (environment?: Record<string, string>) => Promise<void>;
  /** Rings every timer once, without waiting for what it does. */
  ringTimers: () => void;
  output: () => string;
  close: () => Promise<void>;
};

/** The start command that everybody uses, as a process group that can be killed; Stripe and the mailbox beside it. */
export async function startTestApp(
  options: { environment?: Record<string, string>; rules?: Partial<Rules> } = {},
): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-app-"));
  const stateDir = join(folder, "state");
  const port = await freePorts();
  // First what may fail: a Worker that does not build starts nothing.
  const organisation = await prepareRecords(stateDir, port + 3, options.rules);
  const standIns = await startStandIns(folder, port);
  const url = `http://127.0.0.1:${port}`;
  const printed: string[] = [];
  let app: Program | undefined;

  const test: TestApp = {
    ...{ url, folder, organisation, stripe: standIns.stripe, mailbox: standIns.mailbox },
    api: new ApiClient(url, organisation.apiKey),
    kill: async () => {
      if (app) printed.push(app.output());
      await app?.kill();
      app = undefined;
    },
    start: async (environment = {}) => {
      const given = {
        PORT: String(port),
        STATE_DIR: stateDir,
        DEMO: "0",
        STRIPE_API_BASE: standIns.stripe.url,
        STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
        STRIPE_TIMEOUT_MS: "1500",
        RESEND_API_BASE: standIns.mailbox.url,
      };
      app = await runProgram(
        [join(PROJECT, "dev/start.ts")],
        { ...given, ...options.environment, ...environment },
        /^Closeout is ready at /m,
      );
    },
    ringTimers: () => void app?.process.kill("SIGUSR2"),
    output: () => [...printed, app?.output() ?? ""].join("\n"),
    close: async () => {
      await Promise.allSettled([test.kill(), standIns.kill()]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  try {
    await test.start();
  } catch (error) {
    await test.close();
    throw error;
  }
  return test;
}

/** An organisation in the records before the app first sees them. */
async function prepareRecords(stateDir: string, port: number, rules?: Partial<Rules>): Promise<Organisation> {
  const [bundle, config] = await Promise.all([buildWorker(), readWranglerConfig()]);
  const worker = await startWorker({ config, bundle, port, stateDir, variables: { ENVIRONMENT: "local" } });
  try {
    for (const it of config.d1_databases) await applyMigrations(worker.d1, join(PROJECT, it.migrations_dir));
    return await addOrganisation(worker.d1, "Gulf Coast Screens", rules);
  } finally {
    await worker.dispose();
  }
}
