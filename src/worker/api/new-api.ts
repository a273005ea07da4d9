import { OpenAPIHono } from "@hono/zod-openapi";
import { onChecked } from "./accepted.ts";
import type { ApiEnv } from "./api-env.ts";

/** Routes whose input is checked against their description before they run. */
export function newApi(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({ defaultHook: onChecked });
}
