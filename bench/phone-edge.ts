import { once } from "node:events";
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createGzip } from "node:zlib";
import { passedHeaders } from "../test/phone/head.ts";
import { passSocket } from "../test/phone/pass-socket.ts";

/** An answer as it went over the wire. */
export type Passed = {
  /** With its query. */
  path: string;
  status: number;
  /** Head and body, the body compressed. */
  bytes: number;
  contentType: string;
  /** Who asked: the page, or its service worker, which fetches what it keeps for later. */
  by: "page" | "service worker";
};

export type Edge = Awaited<ReturnType<typeof startEdge>>;

const TEXT = /^(text\/|application\/(json|javascript|manifest\+json)|image\/svg\+xml)/;

/** What Cloudflare does between a phone and the Worker and workerd alone does not: text is compressed. It counts bytes too. */
export async function startEdge(target: string) {
  const app = new URL(target);
  const sockets = new Set<Socket>();
  let passed: Passed[] = [];
  let busy = 0;

  const server = createServer((request, response) => {
    busy += 1;
    const before = request.socket.bytesWritten;
    response.once("close", () => {
      busy -= 1;
      const { url: path = "/" } = request;
      const contentType = String(response.getHeader("content-type") ?? "");
      const bytes = request.socket.bytesWritten - before;
      passed.push({ path, status: response.statusCode, bytes, contentType, by: whoAsks(request) });
    });
    pass(app, request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket, first) => passSocket(app, request, socket, first, () => {}));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    /** On `localhost`, so that cookies and service workers do as at home. */
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** Answers that have gone out whole, since the last `clear`. */
    passed: () => [...passed],
    isBusy: () => busy > 0,
    clear() {
      passed = [];
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function pass(app: URL, request: IncomingMessage, response: ServerResponse): void {
  const upstream = ask({
    ...{ host: app.hostname, port: app.port, method: request.method, path: request.url },
    headers: passedHeaders(request.rawHeaders),
  });
  upstream.once("response", (answer) => {
    const { statusCode = 502, headers } = answer;
    const zipped = TEXT.test(headers["content-type"] ?? "") && statusCode === 200;
    const { connection: _connection, "keep-alive": _keepAlive, ...own } = headers;
    if (zipped) {
      delete own["content-length"];
      own["content-encoding"] = "gzip";
    }
    response.statusCode = statusCode;
    for (const [name, value] of Object.entries(own)) if (value !== undefined) response.setHeader(name, value);
    answer.once("error", () => response.destroy());
    (zipped ? answer.pipe(createGzip()) : answer).pipe(response);
  });
  upstream.once("error", () => response.destroy());
  response.once("close", () => upstream.destroy());
  request.pipe(upstream);
}

/** What a service worker fetches by itself names its script as the place where one came from; its script names itself. */
function whoAsks({ headers }: IncomingMessage): Passed["by"] {
  const own = headers["service-worker"] === "script" || headers.referer?.endsWith("/service-worker.js");
  return own ? "service worker" : "page";
}
