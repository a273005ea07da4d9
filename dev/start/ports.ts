import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const LOCAL_HOST = "127.0.0.1";

/** Whether a server could listen there now. */
export function canListen(port: number, host: string = LOCAL_HOST): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Some port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, LOCAL_HOST, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The first free port at or after `port`. */
export async function nextFreePort(port: number): Promise<number> {
  for (let candidate = port; candidate <= 65_535; candidate++) {
    if (await canListen(candidate)) return candidate;
  }
  return freePort();
}

/**
 * Waits for a port that a process which has just died may still hold.
 * @param onWait called once if it is not free at first
 * @returns whether it came free
 */
export async function waitForPort(port: number, milliseconds: number, onWait: () => void): Promise<boolean> {
  const end = Date.now() + milliseconds;
  if (await canListen(port)) return true;
  onWait();
  while (Date.now() < end) {
    await sleep(200);
    if (await canListen(port)) return true;
  }
  return false;
}
