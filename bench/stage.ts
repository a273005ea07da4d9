import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWorker, PROJECT } from "../dev/build.ts";
import { applyMigrations } from "../dev/start/migrate.ts";
import { freePort } from "../dev/start/ports.ts";
import { readSecrets } from "../dev/start/secrets.ts";
import { readSettings } from "../dev/start/settings.ts";
import { startStandIns } from "../dev/start/stand-ins.ts";
import { LOCAL_WEBHOOK_SECRET } from "../dev/start/stripe-webhook.ts";
import { workerVariables } from "../dev/start/variables.ts";
import { type RunningWorker, startWorker } from "../dev/start/worker.ts";
import { readWranglerConfig } from "../dev/start/wrangler-config.ts";
import { bundleWorker } from "./bundle.ts";

const BARE = new URL("./bare-worker.ts", import.meta.url);
const COUNTING = new URL("./counting-worker.ts", import.meta.url);

export type Stage = Awaited<ReturnType<typeof openStage>>;

/**
 * A temporary folder with empty records, the stand-ins beside it, and ways to run Workers there: the app as it was built,
 * the app with its questions to the database counted, and the bare Worker to compare with.
 */
export async function openStage() {
  // First, since it may fail, and then nothing is left behind.
  const [bundle, config] = await Promise.all([buildWorker(), readWranglerConfig()]);
  const folder = await mkdtemp(join(tmpdir(), "closeout-bench-"));
  const port = await freePort();
  const read = readSettings({ PORT: String(port), STATE_DIR: folder, DEMO: "0" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const { settings } = read;
  const url = `http://localhost:${port}`;
  const [standIns, secrets] = await Promise.all([startStandIns(settings, url), readSecrets(folder)]);
  const variables = workerVariables(settings, standIns, secrets, LOCAL_WEBHOOK_SECRET);
  const running = new Set<RunningWorker>();

  const start = async (options: Parameters<typeof startWorker>[0]): Promise<RunningWorker> => {
    const worker = await startWorker({ ...options, onLog: printTrouble });
    running.add(worker);
    for (const it of config.d1_databases) {
      await applyMigrations(await worker.mf.getD1Database(it.binding), join(PROJECT, it.migrations_dir));
    }
    return worker;
  };

  return {
    stripe: standIns.stripe,
    webhookSecret: LOCAL_WEBHOOK_SECRET,
    startApp: (more: { inspectorPort?: number } = {}) =>
      start({ config, bundle, port, stateDir: join(folder, "app"), variables, ...more }),
    /** The app with queues that take messages and hand none over. */
    async startAppWithFullQueues() {
      const queues = { ...config.queues, consumers: [] };
      const own = { config: { ...config, queues }, port: await freePort() };
      return start({ ...own, bundle, stateDir: join(folder, "full-queues"), variables });
    },
    async startCountingApp() {
      const counting = await bundleWorker(COUNTING, folder, { "virtual:the-app": bundle });
      return start({ config, bundle: counting, port, stateDir: join(folder, "app"), variables });
    },
    async startBare(more: Record<string, string> = {}) {
      const bare = await bundleWorker(BARE, folder);
      return start({
        config: {
          ...config,
          queues: { producers: [], consumers: [] },
          durable_objects: { bindings: [] },
          ratelimits: [],
        },
        bundle: bare,
        port: await freePort(),
        stateDir: join(folder, "bare"),
        variables: { STRIPE_WEBHOOK_SECRET: LOCAL_WEBHOOK_SECRET, ...more },
      });
    },
    async stop(worker: RunningWorker) {
      running.delete(worker);
      await worker.dispose();
    },
    async close() {
      for (const worker of running) await worker.dispose();
      await standIns.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function printTrouble(line: { message: string }): void {
  console.error(line.message);
}
