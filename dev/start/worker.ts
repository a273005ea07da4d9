import { basename, dirname, join, resolve } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { PROJECT } from "../build.ts";
import { localFront } from "./local-front.ts";
import { canListen } from "./ports.ts";
import { type WorkerLogLine, watchLog } from "./worker-log.ts";
import type { WranglerConfig } from "./wrangler-config.ts";

export type WorkerOptions = {
  config: WranglerConfig;
  /** The bundle, as `buildWorker()` answers it. */
  bundle: string;
  /** On 127.0.0.1 and, where the machine has it, on ::1. */
  port: number;
  /** Where records, files and objects are kept; without it, in a temporary folder that `dispose` removes. */
  stateDir?: string;
  /** Variables and secrets, over those of wrangler.toml. */
  variables: Record<string, string>;
  /** Where a debugger may look into the Worker; without it, nowhere. */
  inspectorPort?: number;
  /** Called for what the Worker writes with console.warn and console.error, and for what it did not catch. */
  onLog?: (line: WorkerLogLine) => void;
};

export type RunningWorker = Awaited<ReturnType<typeof startWorker>>;
export type LocalDatabase = Awaited<ReturnType<Miniflare["getD1Database"]>>;

/**
 * Runs the built Worker in workerd with everything wrangler.toml gives it. Requests reach it without the
 * layers that Miniflare puts before a Worker, so what is measured here is the Worker.
 */
export async function startWorker(options: WorkerOptions) {
  const { config, port } = options;
  const mf = new Miniflare(await miniflareOptions(options));
  await mf.ready;
  const database = config.d1_databases[0];
  const bucket = config.r2_buckets[0];
  if (!database || !bucket) throw new Error("wrangler.toml names no database or no bucket");
  return {
    mf,
    url: `http://localhost:${port}`,
    d1: await mf.getD1Database(database.binding),
    r2: await mf.getR2Bucket(bucket.binding),
    /** Rings a cron trigger as Cloudflare would. */
    async scheduled(cron: string, scheduledTime: Date): Promise<void> {
      const worker = await mf.getWorker();
      await worker.scheduled({ cron, scheduledTime });
    },
    dispose: () => mf.dispose(),
  };
}

async function miniflareOptions(options: WorkerOptions) {
  const { config, bundle, port, stateDir, variables, onLog, inspectorPort } = options;
  const { assets } = config;
  const assetsDirectory = resolve(PROJECT, assets.directory);
  const hosts = (await canListen(port, "::1")) ? ["127.0.0.1", "::1"] : ["127.0.0.1"];
  const front = await localFront(
    basename(bundle),
    assetsDirectory,
    assets.binding,
    assets.run_worker_first === true,
  );

  return convertV4MiniflareOptions({
    name: config.name,
    modulesRoot: dirname(bundle),
    modules: [
      { type: "ESModule", path: join(dirname(bundle), front.path), contents: front.contents },
      { type: "ESModule", path: bundle },
    ],
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    bindings: { ...config.vars, ...variables },
    d1Databases: Object.fromEntries(config.d1_databases.map((it) => [it.binding, it.database_id])),
    r2Buckets: Object.fromEntries(config.r2_buckets.map((it) => [it.binding, it.bucket_name])),
    durableObjects: Object.fromEntries(
      config.durable_objects.bindings.map((it) => [it.name, { className: it.class_name, useSQLite: true }]),
    ),
    queueProducers: Object.fromEntries(config.queues.producers.map((it) => [it.binding, it.queue])),
    queueConsumers: Object.fromEntries(
      config.queues.consumers.map((it) => [
        it.queue,
        {
          maxBatchSize: it.max_batch_size,
          maxBatchTimeout: it.max_batch_timeout,
          maxRetries: it.max_retries,
          retryDelay: it.retry_delay,
          deadLetterQueue: it.dead_letter_queue,
        },
      ]),
    ),
    ratelimits: Object.fromEntries(
      config.ratelimits.map((it) => [it.name, { namespace_id: it.namespace_id, simple: it.simple }]),
    ),
    assets: {
      directory: assetsDirectory,
      binding: assets.binding,
      routerConfig: { has_user_worker: true },
      assetConfig: { html_handling: assets.html_handling, not_found_handling: assets.not_found_handling },
    },
    unsafeDirectSockets: hosts.map((host, index) => ({ host, port, entrypoint: front.entrypoints[index] })),
    // wrangler looks for local records in the same folder, so `wrangler d1 execute --local` sees them.
    resourcePersistencePath: stateDir && join(stateDir, "v3"),
    ...(inspectorPort !== undefined && { inspectorPort }),
    handleStructuredLogs: watchLog(onLog ?? (() => {}), bundle),
    log: new Log(LogLevel.WARN),
    cf: false,
    logRequests: false,
  });
}
