import type { AddressInfo } from "node:net";
import { type HttpBindings, serve as listen } from "@hono/node-server";
import type { Hono } from "hono";

export type StandInEnv = { Bindings: HttpBindings };

/** Serves a stand-in on 127.0.0.1 (port 0: any free one). */
export function serve(
  app: Hono<StandInEnv>,
  port: number,
): Promise<{ url: string; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (address: AddressInfo) => {
      resolve({ url: `http://127.0.0.1:${address.port}`, close });
    });
    server.once("error", reject);

    function close(): Promise<void> {
      return new Promise((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
    }
  });
}
