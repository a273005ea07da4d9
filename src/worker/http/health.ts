import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { directoryDatabase } from "../database/database.ts";
import type { AppEnv } from "./app-env.ts";

/** 200 once the database answers, 503 until then. */
export async function health(c: Context<AppEnv>): Promise<Response> {
  c.header("Cache-Control", "no-store");
  try {
    await directoryDatabase(c.env).run(sql`select 1`);
    return c.json({ ok: true });
  } catch {
    return c.json({ ok: false }, 503);
  }
}
