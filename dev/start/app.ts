import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildWorker, PROJECT } from "../build.ts";
import { prepareDemo } from "./demo.ts";
import { applyMigrations } from "./migrate.ts";
import { printProblem, printWorkerLine, type Row } from "./print.ts";
import { readSecrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { startStandIns } from "./stand-ins.ts";
import { stripeWebhookSecret } from "./stripe-webhook.ts";
import { startTimers } from "./timers.ts";
import { workerVariables } from "./variables.ts";
import { endChildrenWithUs } from "./watchdog.ts";
import { startWorker } from "./worker.ts";
import { readWranglerConfig } from "./wrangler-config.ts";

export type App = {
  url: string;
  addresses: Row[];
  signIns: Row[];
  /** Rings every timer once, now. */
  ringTimers: () => Promise<void>;
  close: () => Promise<void>;
};

/** Everything that `npm start` runs, in the order in which one part needs the other. */
export async function startApp(settings: Settings): Promise<App> {
  const url = `http://localhost:${settings.PORT}`;
  await mkdir(settings.STATE_DIR, { recursive: true });
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };

  try {
    const [bundle, config, standIns, secrets] = await Promise.all([
      buildWorker(),
      readWranglerConfig(),
      startStandIns(settings, url),
      readSecrets(settings.STATE_DIR),
    ]);
    closers.push(standIns.close);
    const webhookSecret = await stripeWebhookSecret(settings, `${url}/webhooks/stripe`);
    const variables = workerVariables(settings, standIns, secrets, webhookSecret);
    const worker = await startWorker({
      config,
      bundle,
      port: settings.PORT,
      stateDir: settings.STATE_DIR,
      variables,
      onLog: printWorkerLine,
    });
    closers.push(worker.dispose);
    await endChildrenWithUs();
    for (const it of config.d1_databases) {
      await applyMigrations(await worker.mf.getD1Database(it.binding), join(PROJECT, it.migrations_dir));
    }
    await untilHealthy(url);

    const offset = settings.NOW_OFFSET_SECONDS * 1000;
    const timers = startTimers(
      config.triggers.crons,
      (cron, at) => worker.scheduled(cron, new Date(at.getTime() + offset)),
      (cron, error) => printProblem(`The timer ${cron} failed: ${error}`),
    );
    closers.push(async () => timers.stop());
    const signIns = await prepareDemo(settings, {
      ...worker,
      standIns,
      variables,
      apiKey: settings.DEMO_API_KEY,
    });
    const addresses = [{ label: "App", value: url }, ...standIns.rows];
    return { url, addresses, signIns, ringTimers: timers.ringAll, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function untilHealthy(url: string): Promise<void> {
  let last = "no answer";
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(100)) {
    try {
      const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) });
      const text = await answer.text();
      if (answer.ok) return;
      last = `status ${answer.status}: ${text.slice(0, 300)}`;
    } catch (error) {
      last = String(error);
    }
  }
  throw new Error(`The Worker does not answer at ${url}/healthz (${last})`);
}
