import type { Context } from "hono";
import type { ApiEnv } from "./api-env.ts";

/** Where links point to: the app's own address, and the origin of the request if it has none. */
export type Links = { env: Pick<Env, "APP_SECRET" | "APP_URL">; origin: string };

export function linksOf(c: Context<ApiEnv>): Links {
  return { env: c.env, origin: new URL(c.req.url).origin };
}
