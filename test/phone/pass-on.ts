import { request as ask, type ClientRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { Fault } from "./faults.ts";
import { answeredHeaders, passedHeaders } from "./head.ts";

/** One request on its way, with what the mast noted about it. */
export type Passing = {
  request: IncomingMessage;
  response: ServerResponse;
  /** The app's origin and the mast's own. */
  app: URL;
  mast: string;
  /** What the app answered, whether or not the phone hears it. */
  answered: (status: number) => void;
};

/** Passes a request to the app and the answer back, or breaks it as ordered. */
export function passOn(passing: Passing, fault: Fault | undefined): void {
  if (fault?.kind === "status") answerInstead(passing, fault);
  else if (fault?.kind === "slow") later(passing, fault.delayMs);
  else if (fault?.kind === "cut_in_body") cutInBody(passing, fault.afterBytes);
  else if (fault?.kind === "answer_lost") loseAnswer(passing);
  else pass(passing);
}

function answerInstead({ request, response }: Passing, fault: Extract<Fault, { kind: "status" }>): void {
  // First the whole upload, as a server would take it: an answer in between looks like a cut connection.
  request.resume().once("end", () => {
    response.writeHead(fault.status, {
      "Content-Type": fault.contentType ?? "text/plain",
      Connection: "close",
    });
    response.end(fault.body ?? "");
  });
}

function later(passing: Passing, delayMs: number): void {
  const waiting = setTimeout(() => pass(passing), delayMs);
  passing.response.once("close", () => clearTimeout(waiting));
}

function pass(passing: Passing): void {
  const { request, response, app, mast } = passing;
  const upstream = reach(passing);
  upstream.once("response", (answer) => {
    if (response.destroyed) return answer.destroy();
    const headers = answeredHeaders(answer.rawHeaders, app.origin, mast);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, headers);
    answer.once("error", () => response.destroy());
    answer.pipe(response);
  });
  request.pipe(upstream);
}

function loseAnswer(passing: Passing): void {
  const upstream = reach(passing);
  const cut = () => passing.request.socket.destroy();
  upstream.once("response", (answer) => answer.resume().once("close", cut));
  passing.request.pipe(upstream);
}

function cutInBody(passing: Passing, afterBytes: number): void {
  const { request } = passing;
  const held: Buffer[] = [];
  let size = 0;
  const sendPart = () => {
    request.off("data", hold).off("end", sendPart);
    // At least one byte is missing, or the app would have it all.
    const part = Buffer.concat(held).subarray(0, Math.min(afterBytes, Math.max(size - 1, 0)));
    if (part.length === 0) return request.socket.destroy();
    const upstream = reach(passing);
    // Only once it is written: what was sent before the cut does arrive.
    upstream.write(part, () => {
      upstream.destroy();
      request.socket.destroy();
    });
  };
  const hold = (chunk: Buffer) => {
    held.push(chunk);
    size += chunk.length;
    if (size > afterBytes) sendPart();
  };
  request.on("data", hold).once("end", sendPart);
}

/** A connection to the app for this request alone. */
function reach({ request, response, app, answered }: Passing): ClientRequest {
  const upstream = ask({
    ...{ host: app.hostname, port: app.port, agent: false },
    ...{ method: request.method, path: request.url, headers: passedHeaders(request.rawHeaders) },
  });
  upstream.once("response", (answer) => answered(answer.statusCode ?? 0));
  upstream.on("error", () => request.socket.destroy());
  // A phone that is gone takes its upload with it; what has arrived whole, the app goes on with.
  response.once("close", () => {
    if (!request.complete) upstream.destroy();
  });
  return upstream;
}
