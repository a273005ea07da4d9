import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { AppEnv } from "./app-env.ts";
import { tooLarge } from "./too-large.tsx";

const MEGABYTE = 1024 * 1024;

/**
 * Two photos of the largest size from a plain form, or a mail with its files: 25 MB, and one more for what belongs to them.
 */
const withFiles = bodyLimit({ maxSize: 26 * MEGABYTE, onError: (c) => tooLarge(c, "files") });
/** Anything else: 1 MB. */
const withoutFiles = bodyLimit({ maxSize: MEGABYTE, onError: (c) => tooLarge(c, "text") });

export const bodyLimits: MiddlewareHandler<AppEnv> = (c, next) => {
  const type = c.req.header("Content-Type") ?? "";
  const mayHaveFiles = type.startsWith("multipart/form-data") || type.startsWith("message/rfc822");
  return (mayHaveFiles ? withFiles : withoutFiles)(c, next);
};
