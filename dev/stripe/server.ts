import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { accountSwitches } from "./accounts/local-routes.ts";
import { browserRoutes } from "./browser/routes.ts";
import { letTimePass } from "./clock-work.ts";
import { api } from "./http/api.ts";
import { localRoutes } from "./local/routes.ts";
import { checkoutRoutes } from "./pages/checkout-routes.ts";
import { hostedInvoiceRoutes } from "./pages/hosted-routes.ts";
import { onboardingRoutes } from "./pages/onboarding-routes.ts";
import { style } from "./pages/style.ts";
import { allRoutes } from "./resources/routes.ts";
import { ensureEndpoints } from "./resources/webhook-endpoints.ts";
import { World } from "./world.ts";

export interface Options {
  /** 0 takes any free port. */
  port: number;
  /** SQLite file; `:memory:` forgets everything at the end. */
  stateFile: string;
  /** API keys that are accounts of their own, each with its account id. Every other key is the default account. */
  secretKeys?: Record<string, string>;
  /** Exactly one endpoint with this address and secret will exist on the default account. */
  webhook?: { url: string; secret: string };
  /** The same for the events of accounts that are connected to the default account. */
  connectWebhook?: { url: string; secret: string };
}

/** Starts a local Stripe that listens on 127.0.0.1. */
export async function startLocalStripe(options: Options): Promise<{ url: string; close(): Promise<void> }> {
  const world = new World(options);
  const app = new Hono();
  app.route("/", api(world, allRoutes));
  app.route("/", localRoutes(world));
  app.route("/", accountSwitches(world));
  app.route("/", hostedInvoiceRoutes(world));
  app.route("/", checkoutRoutes(world));
  app.route("/", onboardingRoutes(world));
  app.route("/", browserRoutes(world));
  app.get("/assets/stripe.css", (c) => c.body(style, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/", (c) => c.redirect("/_local"));
  const { server, port } = await listen(app, options.port);
  world.url = `http://localhost:${port}`;
  ensureEndpoints(world);
  world.courier.start();
  const minutely = setInterval(() => letTimePass(world), 60_000);
  minutely.unref();
  return {
    url: world.url,
    close: async () => {
      clearInterval(minutely);
      const closed = new Promise((resolve) => server.close(resolve));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await world.close();
    },
  };
}

function listen(app: Hono, port: number): Promise<{ server: ReturnType<typeof serve>; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, (address) =>
      resolve({ server, port: address.port }),
    );
    server.once("error", reject);
  });
}
