import { Hono } from "hono";
import type { AppEnv } from "./app-env.ts";
import { bodyLimits } from "./body-limits.ts";
import { notFound, onError } from "./errors.tsx";
import { health } from "./health.ts";
import { requestId } from "./request-id.ts";
import { fromOwnPages } from "./same-site.ts";
import { securityHeaders } from "./security-headers.ts";

/** The app: what every request passes, then one line for each capability's routes. */
export function createApp(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.onError(onError);
  app.notFound(notFound);
  app.use(requestId, securityHeaders, bodyLimits, fromOwnPages);

  app.get("/healthz", health);
  app.get("/", (c) => c.redirect("/office"));
  return app;
}
