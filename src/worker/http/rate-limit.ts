import { sql } from "drizzle-orm";
import type { Context, MiddlewareHandler } from "hono";
import { keyedHash } from "../auth/secrets.ts";
import { directoryDatabase } from "../database/database.ts";
import { rateLimit } from "../database/schema.ts";
import { now } from "../time/clock.ts";
import type { AppEnv } from "./app-env.ts";
import { tooMany } from "./too-many.tsx";

/** `limit` times within windows of `seconds` that start on the clock, not with the first try. */
export type Limit = { name: string; limit: number; seconds: number };

export type Counted = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** On one machine the demo, the tests and the benchmarks share an address. */
const LOCAL_FACTOR = 20;

/** Counts one try of `subject` (an address, an e-mail: kept as a keyed hash alone), exactly, in one statement. */
export async function countTry(env: Env, { name, limit, seconds }: Limit, subject: string): Promise<Counted> {
  const at = now(env);
  const windowStartedAt = at - (at % (seconds * 1000));
  const key = `${name}:${await keyedHash(env, subject)}`;
  const sameWindow = sql`${rateLimit.windowStartedAt} = excluded.window_started_at`;
  const [row] = await directoryDatabase(env)
    .insert(rateLimit)
    .values({ key, windowStartedAt, count: 1 })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${sameWindow} then ${rateLimit.count} + 1 else 1 end`,
        windowStartedAt: sql`excluded.window_started_at`,
      },
    })
    .returning({ count: rateLimit.count });
  const allowed = env.ENVIRONMENT === "local" ? limit * LOCAL_FACTOR : limit;
  if ((row?.count ?? 1) <= allowed) return { allowed: true };
  return { allowed: false, retryAfterSeconds: Math.ceil((windowStartedAt + seconds * 1000 - at) / 1000) };
}

/** Lets an address through `limit` times in `seconds`, for pages that are open to everybody. */
export function rateLimited(limit: Limit): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const counted = await countTry(c.env, limit, clientAddress(c));
    if (!counted.allowed) return tooMany(c, counted.retryAfterSeconds);
    await next();
  };
}

/** Where a request comes from, as Cloudflare saw it. */
export function clientAddress(c: Context): string {
  return c.req.header("cf-connecting-ip") ?? "local";
}
