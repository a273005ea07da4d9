import { request as ask, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/**
 * Passes a WebSocket through, or the app's refusal of it.
 * @param heard the app's status: 101 for a socket that is open
 */
export function passSocket(
  app: URL,
  request: IncomingMessage,
  phone: Duplex,
  first: Buffer,
  heard: (status: number | "cut") => void,
): void {
  const { method, url, rawHeaders } = request;
  const upstream = ask({
    ...{ host: app.hostname, port: app.port, agent: false },
    ...{ method, path: url, headers: rawHeaders },
  });
  const cut = () => {
    upstream.destroy();
    phone.destroy();
  };
  upstream.once("error", () => {
    heard("cut");
    cut();
  });
  phone.on("error", cut).once("close", cut);
  upstream.once("upgrade", (answer, socket, rest) => {
    heard(101);
    socket.on("error", cut).once("close", cut);
    phone.write(headOf(answer));
    phone.write(rest);
    socket.write(first);
    socket.pipe(phone).pipe(socket);
    phone.once("close", () => socket.destroy());
  });
  upstream.once("response", (answer) => {
    heard(answer.statusCode ?? 0);
    phone.write(headOf(answer));
    answer.pipe(phone);
  });
  upstream.end();
}

function headOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const lines = rawHeaders.map((part, at) => (at % 2 === 0 ? `${part}: ` : `${part}\r\n`)).join("");
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${lines}\r\n`;
}
