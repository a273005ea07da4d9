import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeAssets, PROJECT } from "./build.ts";
import { databaseId, ensureBucket, ensureQueue } from "./deploy/resources.ts";
import { askForMissingSecrets } from "./deploy/secrets.ts";
import { succeeds, wrangler } from "./deploy/wrangler.ts";
import { readWranglerConfig } from "./start/wrangler-config.ts";

/**
 * Puts the app into a Cloudflare account: creates what is missing, applies migrations, asks for secrets that are
 * missing, deploys. Can be run again at any time. wrangler.toml stays as it is: the database's id of this account
 * is written into a copy that exists only during the deployment.
 */
async function deploy(): Promise<void> {
  if (!(await succeeds("whoami", "--json"))) {
    throw new Error("Nobody is signed in to Cloudflare. Run: npx wrangler login");
  }
  const config = await readWranglerConfig();
  const [database] = config.d1_databases;
  if (!database) throw new Error("wrangler.toml names no database");

  const id = await databaseId(database.database_name);
  for (const bucket of config.r2_buckets) await ensureBucket(bucket.bucket_name);
  const queues = [...config.queues.producers, ...config.queues.consumers].map((it) => it.queue);
  for (const queue of new Set(queues)) await ensureQueue(queue);
  const secrets = await askForMissingSecrets(config.name);

  const copy = join(PROJECT, "wrangler.deploy.toml");
  const secretsFile = join(PROJECT, ".wrangler/deploy-secrets.json");
  try {
    const text = await readFile(join(PROJECT, "wrangler.toml"), "utf8");
    await writeFile(copy, text.replace(`database_id = "${database.database_id}"`, `database_id = "${id}"`));
    await writeFile(secretsFile, JSON.stringify(secrets), { mode: 0o600 });
    await makeAssets();
    await wrangler("d1", "migrations", "apply", database.database_name, "--remote", "--config", copy);
    await wrangler("deploy", "--config", copy, "--secrets-file", secretsFile);
  } finally {
    await rm(copy, { force: true });
    await rm(secretsFile, { force: true });
  }
  console.log("\nDeployed. Tell Stripe to send its events to https://YOUR-ADDRESS/webhooks/stripe,");
  console.log("and Resend to https://YOUR-ADDRESS/webhooks/resend.");
}

deploy().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
