import type { MiddlewareHandler } from "hono";
import { csrf } from "hono/csrf";
import type { AppEnv } from "./app-env.ts";

/** Called by programs that carry a key, a signature or a token of their own, never a cookie. */
const WITHOUT_COOKIES = /^\/(api|webhooks|intake)(\/|$)/;

const sameSite = csrf();

/** Another site's form may not act with our cookie: the browser must say that the request comes from our own pages. */
export const fromOwnPages: MiddlewareHandler<AppEnv> = (c, next) =>
  WITHOUT_COOKIES.test(c.req.path) ? next() : sameSite(c, next);
