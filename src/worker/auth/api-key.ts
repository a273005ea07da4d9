import { and, eq, isNull, lt, or } from "drizzle-orm";
import { createMiddleware } from "hono/factory";
import { type Database, databaseOf, directoryDatabase } from "../database/database.ts";
import { apiKey, directory } from "../database/schema.ts";
import type { ApiCaller, AppEnv } from "../http/app-env.ts";
import { problem } from "../http/problem.ts";
import { newId } from "../ids/new-id.ts";
import { now } from "../time/clock.ts";
import { newSecret, sha256 } from "./secrets.ts";

const USED_EVERY_MS = 5 * 60_000;

type Checked = ApiCaller & { lastUsedAt: number | null };

/** Who calls, by `Authorization: Bearer KEY`; null for a key that is missing, unknown or revoked. */
async function authenticateKey(env: Env, request: Request): Promise<Checked | null> {
  const key = /^Bearer +(\S{1,200})$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  if (!key) return null;
  const keyHash = await sha256(key);
  const organisationId = await organisationOf(env, keyHash);
  if (!organisationId) return null;
  const [row] = await databaseOf(env, organisationId)
    .select()
    .from(apiKey)
    .where(
      and(eq(apiKey.organisationId, organisationId), eq(apiKey.keyHash, keyHash), isNull(apiKey.revokedAt)),
    );
  return row ? { organisationId, keyId: row.id, name: row.name, lastUsedAt: row.lastUsedAt } : null;
}

/** Lets only callers with a key pass, and tells what follows who they are. */
export const withApiKey = createMiddleware<AppEnv>(async (c, next) => {
  const caller = await authenticateKey(c.env, c.req.raw);
  if (!caller) {
    c.header("WWW-Authenticate", "Bearer");
    const detail = "Send a valid key as Authorization: Bearer KEY. Keys are made in the office's settings.";
    return problem(c, 401, { code: "unauthorised", detail });
  }
  const { organisationId, keyId, name, lastUsedAt } = caller;
  c.set("apiKey", { organisationId, keyId, name });
  const at = now(c.env);
  if (at - (lastUsedAt ?? 0) >= USED_EVERY_MS) c.executionCtx.waitUntil(noteUsed(c.env, caller, at));
  await next();
});

/**
 * A new key for the HTTP API: the statements that store it (as a hash) and the key itself, which nobody can read again.
 * @param key given only for the demo's well-known key
 */
export async function createApiKey(
  db: Database,
  organisationId: string,
  name: string,
  key = `closeout_${newSecret()}`,
  createdAt = Date.now(),
) {
  const keyHash = await sha256(key);
  const id = newId("key");
  const prefix = key.slice(0, 13);
  const statements = [
    db.insert(apiKey).values({ organisationId, id, name, prefix, keyHash, createdAt }),
    db.insert(directory).values({ kind: "api_key", key: keyHash, organisationId }),
  ] as const;
  return { id, key, statements };
}

async function organisationOf(env: Env, keyHash: string): Promise<string | null> {
  const [row] = await directoryDatabase(env)
    .select()
    .from(directory)
    .where(and(eq(directory.kind, "api_key"), eq(directory.key, keyHash)));
  return row?.organisationId ?? null;
}

async function noteUsed(env: Env, { organisationId, keyId }: ApiCaller, at: number): Promise<void> {
  await databaseOf(env, organisationId)
    .update(apiKey)
    .set({ lastUsedAt: at })
    .where(
      and(
        eq(apiKey.organisationId, organisationId),
        eq(apiKey.id, keyId),
        or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, at)),
      ),
    );
}
