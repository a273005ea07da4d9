import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type Fault, Orders } from "./faults.ts";
import { type Flapping, flapping } from "./flap.ts";
import { passOn } from "./pass-on.ts";
import { passSocket } from "./pass-socket.ts";

/** A request as the mast saw it. */
export type Heard = {
  method: string;
  /** With its query. */
  path: string;
  /** What the phone was told, or "cut": it was told nothing, or not all of it. */
  status: number | "cut";
  /** What the app answered, also where that was lost. Missing if it never was asked, or has not answered. */
  answered?: number;
  fault?: Fault["kind"];
};

export type Mast = {
  /** Where the browser finds the app: on `localhost`, so that cookies and service workers do as at home. */
  url: string;
  /** No signal: open connections are cut, new ones too. What has arrived whole, the app goes on with. */
  off(): void;
  on(): void;
  /** Flaps between on and off. Answers what stops it, and leaves the signal on. */
  flap(options: Flapping): () => void;
  /**
   * Orders a fault for the next requests that match; earlier orders go first. WebSockets are only cut by `off`. Now and
   * then Chromium repeats a cut request by itself, on a connection that it had opened ahead: count in `requests`.
   */
  order(fault: Fault): void;
  /** Requests that passed or were broken, in the order in which they ended. Without a signal none is heard. */
  requests(): Heard[];
  /** Forgets what was heard and what was ordered. */
  clear(): void;
  close(): Promise<void>;
};

/** A mobile network between a browser and the app, as bad as ordered. */
export async function startMast(target: string): Promise<Mast> {
  const app = new URL(target);
  const orders = new Orders();
  const sockets = new Set<Socket>();
  let heard: Heard[] = [];
  let signal = true;
  let stopFlapping = () => {};

  const server = createServer((request, response) => {
    const { method = "GET", url: path = "/" } = request;
    const fault = orders.take(method, path);
    const note: Heard = { method, path, status: "cut", fault: fault?.kind };
    response.once("close", () => {
      if (response.writableFinished) note.status = response.statusCode;
      heard.push(note);
    });
    const answered = (status: number) => {
      note.answered = status;
    };
    passOn({ request, response, app, mast: url, answered }, fault);
  });
  server.on("connection", (socket) => {
    if (!signal) return socket.destroy();
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket, first) => {
    const { method = "GET", url: path = "/" } = request;
    passSocket(app, request, socket, first, (status) => heard.push({ method, path, status }));
  });
  server.on("clientError", (_error, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  const mast: Mast = {
    url,
    off: () => {
      signal = false;
      for (const socket of sockets) socket.destroy();
    },
    on: () => {
      signal = true;
    },
    flap: (options) => {
      stopFlapping();
      stopFlapping = flapping(mast, options);
      return stopFlapping;
    },
    order: (fault) => orders.add(fault),
    requests: () => [...heard],
    clear: () => {
      heard = [];
      orders.clear();
    },
    close: async () => {
      stopFlapping();
      mast.off();
      server.close();
      await once(server, "close");
    },
  };
  return mast;
}
