import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";

/** Everything comes from this site, from files alone: no inline script or style, no eval, no frame around it. */
const POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' blob: data:",
  "font-src": "'self'",
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'self'",
  "form-action": "'self'",
  "frame-src": "'self'",
  "frame-ancestors": "'none'",
  "base-uri": "'none'",
};

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Frame-Options": "DENY",
};

const LOCAL = Object.entries({ ...HEADERS, "Content-Security-Policy": contentSecurityPolicy(false) });
const PRODUCTION = Object.entries({
  ...HEADERS,
  "Content-Security-Policy": contentSecurityPolicy(true),
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
});

/** What a browser may do with our answers, and the request's name. A handler that needs a header otherwise sets it itself. */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  // The answer to a socket's opening cannot be changed.
  if (c.res.status === 101) return;
  const headers = c.env.ENVIRONMENT === "production" ? PRODUCTION : LOCAL;
  try {
    fill(c.res.headers, headers, c.var.requestId);
  } catch {
    // The headers of an answer from storage or from an object are read-only.
    const { body, status, statusText } = c.res;
    const own = new Headers(c.res.headers);
    fill(own, headers, c.var.requestId);
    c.res = undefined;
    c.res = new Response(body, { status, statusText, headers: own });
  }
};

function fill(own: Headers, headers: [string, string][], requestId: string): void {
  for (const [name, value] of headers) if (!own.has(name)) own.set(name, value);
  own.set("X-Request-Id", requestId);
}

/** The policy of a page that loads something from elsewhere: further sources by their directive. */
export function policyWith({ ENVIRONMENT }: Pick<Env, "ENVIRONMENT">, more: Sources): string {
  return contentSecurityPolicy(ENVIRONMENT === "production", more);
}

type Sources = { [directive in keyof typeof POLICY]?: string };

function contentSecurityPolicy(production: boolean, more: Sources = {}): string {
  // 'self' covers sockets to the same address in current browsers; on one machine a proxy may stand in between.
  const sockets = production ? "" : " ws://localhost:* ws://127.0.0.1:*";
  const policy: { [directive: string]: string } = {
    ...POLICY,
    "connect-src": POLICY["connect-src"] + sockets,
  };
  for (const [directive, sources] of Object.entries(more)) policy[directive] += ` ${sources}`;
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}
