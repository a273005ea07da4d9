import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";

/** A name for each request, for its log line and for the person who asks about it. Never taken from outside. */
export const requestId: MiddlewareHandler<AppEnv> = async (c, next) => {
  const id = crypto.randomUUID();
  c.set("requestId", id);
  await next();
  if (c.res.status !== 101) c.header("X-Request-Id", id);
};
