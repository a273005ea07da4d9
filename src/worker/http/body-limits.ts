import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import type { AppEnv } from "./app-env.ts";

const MEGABYTE = 1024 * 1024;

/** A photo from a phone with what belongs to it: 12 MB. */
const withFiles = bodyLimit({ maxSize: 12 * MEGABYTE, onError: tooLarge("12 MB") });
/** Anything else: 1 MB. */
const withoutFiles = bodyLimit({ maxSize: MEGABYTE, onError: tooLarge("1 MB") });

export const bodyLimits: MiddlewareHandler<AppEnv> = (c, next) => {
  const multipart = (c.req.header("Content-Type") ?? "").startsWith("multipart/form-data");
  return (multipart ? withFiles : withoutFiles)(c, next);
};

function tooLarge(most: string) {
  return (_c: Context): never => {
    throw new HTTPException(413, { message: `That is too large: at most ${most} can be sent at once.` });
  };
}
