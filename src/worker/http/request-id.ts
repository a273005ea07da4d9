import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";

/** A name for each request, for its log line and for the person who asks about it. Never taken from outside. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set("requestId", crypto.randomUUID());
  await next();
};
