import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorker, PROJECT } from "../../dev/build.ts";
import { applyMigrations } from "../../dev/start/migrate.ts";
import { MAIL_WEBHOOK_SECRET } from "../../dev/start/stand-ins.ts";
import { type LocalDatabase, startWorker } from "../../dev/start/worker.ts";
import { readWranglerConfig, type WranglerConfig } from "../../dev/start/wrangler-config.ts";
import { ApiClient } from "./api-client.ts";
import type { LocalMailbox } from "./local-mailbox.ts";
import type { LocalStripe } from "./local-stripe.ts";
import { addOrganisation, type Organisation, type Rules } from "./organisation.ts";
import { freePorts, startStandIns, WEBHOOK_SECRET } from "./stand-ins.ts";

/** What the customers' links are signed with. */
export const APP_SECRET = "a-secret-for-tests-that-is-long-enough";

export type TestWorker = {
  url: string;
  /** Where Stripe (`stripe.sqlite`) keeps its records. */
  folder: string;
  /** Everything that the Worker wrote to its log so far. */
  logged: () => string;
  stripe: LocalStripe;
  mailbox: LocalMailbox;
  d1: LocalDatabase;
  /** Rings a cron trigger and waits until its work is done. */
  ring: (cron: string) => Promise<void>;
  addOrganisation: (name: string, rules?: Partial<Rules>) => Promise<Organisation & { api: ApiClient }>;
  /** Stops the Worker, forgets what its queues held, and starts it on the same records. */
  restart: (variables?: Record<string, string>) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * The Worker within this process, which gives its database and its timers into a test's hands; Stripe and the mailbox
 * beside it.
 * @param configure changes what wrangler.toml says
 */
export async function startTestWorker(
  options: {
    variables?: Record<string, string>;
    configure?: (config: WranglerConfig) => WranglerConfig;
  } = {},
): Promise<TestWorker> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-app-"));
  const port = await freePorts();
  // First what may fail: a Worker that does not build starts nothing.
  const [bundle, config] = await Promise.all([buildWorker(), readWranglerConfig()]);
  const standIns = await startStandIns(folder, port);
  const log: string[] = [];
  const start = (variables: Record<string, string> = {}) =>
    startWorker({
      config: options.configure?.(config) ?? config,
      bundle,
      port,
      onLog: (line) => void log.push(JSON.stringify(line)),
      stateDir: join(folder, "state"),
      variables: {
        ENVIRONMENT: "local",
        APP_URL: `http://localhost:${port}`,
        INTAKE_DOMAIN: "tickets.closeout.example",
        APP_SECRET,
        STRIPE_API_BASE: standIns.stripe.url,
        STRIPE_SECRET_KEY: "sk_test_local",
        STRIPE_PUBLISHABLE_KEY: "pk_test_local",
        STRIPE_JS_URL: `${standIns.stripe.url}/js/stripe.js`,
        STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
        STRIPE_TIMEOUT_MS: "1500",
        RESEND_API_BASE: standIns.mailbox.url,
        RESEND_API_KEY: "re_local",
        RESEND_WEBHOOK_SECRET: MAIL_WEBHOOK_SECRET,
        ...options.variables,
        ...variables,
      },
    });
  let worker = await start();
  for (const it of config.d1_databases) await applyMigrations(worker.d1, join(PROJECT, it.migrations_dir));
  const test: TestWorker = {
    url: `http://127.0.0.1:${port}`,
    folder,
    logged: () => log.join("\n"),
    stripe: standIns.stripe,
    mailbox: standIns.mailbox,
    d1: worker.d1,
    ring: (cron) => worker.scheduled(cron, new Date()),
    addOrganisation: async (name, rules) => {
      const organisation = await addOrganisation(worker.d1, name, rules);
      return { ...organisation, api: new ApiClient(test.url, organisation.apiKey) };
    },
    restart: async (variables) => {
      await worker.dispose();
      worker = await start(variables);
      test.d1 = worker.d1;
    },
    close: async () => {
      await Promise.allSettled([worker.dispose(), standIns.kill()]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  return test;
}
