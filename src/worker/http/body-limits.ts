import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { AppEnv } from "./app-env.ts";

const MEGABYTE = 1024 * 1024;

/** Two photos of the largest size from a plain form with what belongs to them, or a mail with its files: 26 MB. */
const withFiles = bodyLimit({ maxSize: 26 * MEGABYTE, onError: tooLarge("26 MB") });
/** Anything else: 1 MB. */
const withoutFiles = bodyLimit({ maxSize: MEGABYTE, onError: tooLarge("1 MB") });

export const bodyLimits: MiddlewareHandler<AppEnv> = (c, next) => {
  const type = c.req.header("Content-Type") ?? "";
  const mayHaveFiles = type.startsWith("multipart/form-data") || type.startsWith("message/rfc822");
  return (mayHaveFiles ? withFiles : withoutFiles)(c, next);
};

function tooLarge(most: string) {
  return (_c: Context): never => {
    throw new HTTPException(413, { message: `That is too large: at most ${most} can be sent at once.` });
  };
}
