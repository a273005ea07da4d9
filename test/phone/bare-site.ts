import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Arrived = { method: string; path: string; bytes: number; whole: boolean };

export type BareSite = { url: string; arrived: () => Arrived[]; close: () => Promise<void> };

const PAGE = `<!doctype html><title>Bare</title><link rel="icon" href="data:,"><h1>Bare</h1>`;
/** Keeps the page, and shows it where the network does not answer. */
const SERVICE_WORKER = `
  addEventListener("install", (event) =>
    event.waitUntil(caches.open("kept").then((kept) => kept.add("/")).then(() => skipWaiting())));
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("fetch", (event) => {
    if (event.request.mode === "navigate")
      event.respondWith(fetch(event.request).catch(() => caches.match("/")));
  });`;

/** The smallest site with a service worker, a redirect to itself and a WebSocket that says its Host. */
export async function startBareSite(): Promise<BareSite> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "" } = request;
    const note = { method, path, bytes: 0, whole: false };
    arrived.push(note);
    for await (const chunk of chunksOf(request)) note.bytes += chunk.length;
    note.whole = request.complete;
    const [type, body] = contentOf(method, path);
    response.setHeader("Content-Type", type);
    if (path === "/moved") response.writeHead(303, { Location: `${url}/` });
    response.end(body);
  });
  server.on("upgrade", (request, socket) => {
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    // Read, so that the other side's end is noticed.
    socket
      .on("error", () => {})
      .once("end", () => socket.destroy())
      .resume();
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const host = Buffer.from(request.headers.host ?? "");
    socket.write(Buffer.concat([Buffer.from([0x81, host.length]), host]));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    arrived: () => arrived,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function contentOf(method: string, path: string): [type: string, body: string] {
  if (path === "/sw.js") return ["text/javascript", SERVICE_WORKER];
  return method === "GET" ? ["text/html", PAGE] : ["text/plain", "done"];
}

/** What arrives of a body until it ends or is cut. */
async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request;
  } catch {
    // Cut.
  }
}
