import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** What a local run makes up once and needs again after a restart. */
const LocalSecrets = z.object({
  appSecret: z.string(),
  /** What secrets in the database are sealed with, as SEAL_KEYS has it; runs from before that was kept have none. */
  sealKeys: z.string().default(newSealKey),
  /** Webhook secrets that a Stripe elsewhere gave us, by its address and ours. */
  stripeWebhooks: z.record(z.string(), z.string()),
});

export type LocalSecrets = z.infer<typeof LocalSecrets>;

const fileIn = (stateDir: string) => join(stateDir, "secrets.json");

export async function readSecrets(stateDir: string): Promise<LocalSecrets> {
  const text = await readFile(fileIn(stateDir), "utf8").catch(() => undefined);
  if (text !== undefined) {
    const kept = LocalSecrets.parse(JSON.parse(text));
    if (!text.includes(kept.sealKeys)) await writeSecrets(stateDir, kept);
    return kept;
  }
  const appSecret = randomBytes(32).toString("base64url");
  const fresh = { appSecret, sealKeys: newSealKey(), stripeWebhooks: {} };
  await writeSecrets(stateDir, fresh);
  return fresh;
}

/** A name, and 32 random bytes: a later key gets another name and goes before it. */
function newSealKey(): string {
  return `k1:${randomBytes(32).toString("base64")}`;
}

export async function writeSecrets(stateDir: string, secrets: LocalSecrets): Promise<void> {
  await mkdir(stateDir, { recursive: true });
  await writeFile(fileIn(stateDir), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}
