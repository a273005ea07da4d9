import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import * as z from "zod";
import { read } from "./wrangler.ts";

/** What the Worker cannot do without in production; the others in src/env.d.ts are optional. */
const NEEDED = {
  STRIPE_SECRET_KEY: "Stripe's secret key (sk_… or rk_…)",
  STRIPE_WEBHOOK_SECRET: "the signing secret of the webhook endpoint at Stripe (whsec_…)",
  RESEND_API_KEY: "Resend's API key (re_…)",
};

const Listed = z.array(z.object({ name: z.string() }));

/** Secrets that the Worker in the account does not have yet: asked for, or made up where nobody has to know them. */
export async function askForMissingSecrets(worker: string): Promise<Record<string, string>> {
  const present = await presentSecrets(worker);
  const secrets: Record<string, string> = {};
  if (!present.has("APP_SECRET")) secrets.APP_SECRET = randomBytes(32).toString("base64url");
  // Lost, the sealed keys of accounts open no more: Cloudflare keeps the only copy.
  if (!present.has("SEAL_KEYS")) secrets.SEAL_KEYS = `k1:${randomBytes(32).toString("base64")}`;
  for (const [name, description] of Object.entries(NEEDED)) {
    if (present.has(name)) continue;
    const value = process.env[name] || (await askHidden(`${name}, ${description}: `));
    if (!value) throw new Error(`${name} is needed. Run this again when you have it.`);
    secrets[name] = value;
  }
  return secrets;
}

/** Before the first deployment there is no Worker to ask, and so no secret. */
async function presentSecrets(worker: string): Promise<Set<string>> {
  const output = await read("secret", "list", "--name", worker, "--format", "json").catch((error: Error) => {
    if (/10007|not found|does not exist/i.test(error.message)) return "[]";
    throw error;
  });
  return new Set(Listed.parse(JSON.parse(output)).map((it) => it.name));
}

async function askHidden(question: string): Promise<string> {
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = await prompt.question("");
  prompt.close();
  process.stdout.write("\n");
  return answer.trim();
}
