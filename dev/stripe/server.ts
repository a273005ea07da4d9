import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { api } from "./http/api.ts";
import { allRoutes } from "./resources/routes.ts";
import { ensureEndpoint } from "./resources/webhook-endpoints.ts";
import { defaultAccount, World } from "./world.ts";

export interface Options {
  /** 0 takes any free port. */
  port: number;
  /** SQLite file; `:memory:` forgets everything at the end. */
  stateFile: string;
  /** API keys that are accounts of their own, each with its account id. Every other key is the default account. */
  secretKeys?: Record<string, string>;
  /** Exactly one endpoint with this address and secret will exist on the default account. */
  webhook?: { url: string; secret: string };
}

/** Starts a local Stripe that listens on 127.0.0.1. */
export async function startLocalStripe(options: Options): Promise<{ url: string; close(): Promise<void> }> {
  const world = new World(options.stateFile, options.secretKeys);
  const app = new Hono();
  app.route("/", api(world, allRoutes));
  const { server, port } = await listen(app, options.port);
  world.url = `http://localhost:${port}`;
  if (options.webhook) ensureEndpoint({ world, account: defaultAccount, request: null }, options.webhook);
  world.courier.start();
  return {
    url: world.url,
    close: async () => {
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
