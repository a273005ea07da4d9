import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Hono } from "hono";
import { createApp } from "../../../src/worker/http/app.ts";
import type { AppEnv } from "../../../src/worker/http/app-env.ts";

const SITE = "https://close.test";

/** What the Worker is given in these tests, whatever the configuration says. */
export function testEnv(changes: Partial<Env> = {}): Env {
  return {
    ...env,
    ENVIRONMENT: "production",
    APP_URL: undefined,
    APP_SECRET: "a secret for tests",
    RESEND_API_KEY: "re_test",
    RESEND_API_BASE: "https://mail.test",
    NOW_OFFSET_SECONDS: undefined,
    DEMO_SIGN_IN_CODE: undefined,
    ...changes,
  };
}

/** A browser with a cookie jar of its own that says where its requests come from, as browsers do. */
export class Browser {
  readonly cookies = new Map<string, string>();
  env: Env;
  readonly #app: Hono<AppEnv>;

  constructor(options: { env?: Env; app?: Hono<AppEnv> } = {}) {
    this.env = options.env ?? testEnv();
    this.#app = options.app ?? createApp();
  }

  get(path: string, headers: HeadersInit = {}): Promise<Response> {
    return this.send(path, { headers: { Accept: "text/html", ...Object.fromEntries(new Headers(headers)) } });
  }

  post(path: string, fields: Record<string, string> = {}, headers: HeadersInit = {}): Promise<Response> {
    const own = { Accept: "text/html", "Sec-Fetch-Site": "same-origin" };
    const all = { ...own, ...Object.fromEntries(new Headers(headers)) };
    return this.send(path, { method: "POST", headers: all, body: new URLSearchParams(fields) });
  }

  /** One request; redirects are answers like any other. What it left to be done afterwards is done. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const request = new Request(new URL(path, SITE), init);
    const cookies = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookies) request.headers.set("Cookie", cookies);
    const context = createExecutionContext();
    const response = await this.#app.fetch(request, this.env, context);
    await waitOnExecutionContext(context);
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  #keep(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
