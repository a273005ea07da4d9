import { setTimeout as sleep } from "node:timers/promises";

type Usage = { usedSize: number; embedderHeapUsedSize?: number; backingStorageSize?: number };

/**
 * Looks at the memory of the app's isolate again and again, through workerd's debugger: V8's heap, and the buffers that it holds. A look
 * waits until the isolate is not running; a photo is held across many such moments.
 */
export async function watchMemory(inspectorPort: number) {
  const list = await fetch(`http://127.0.0.1:${inspectorPort}/json`);
  const targets = (await list.json()) as { id: string; webSocketDebuggerUrl: string }[];
  const app = targets.find(({ id }) => id.includes("closeout")) ?? targets[0];
  if (!app) throw new Error("workerd's debugger knows no Worker");
  const socket = new WebSocket(app.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", reject, { once: true });
  });
  let [peak, looks, ended] = [0, 0, false];
  const look = () =>
    new Promise<void>((resolve) => {
      const id = looks + 1;
      const heard = ({ data }: MessageEvent) => {
        const said = JSON.parse(String(data)) as { id?: number; result?: Usage };
        if (said.id !== id || !said.result) return;
        socket.removeEventListener("message", heard);
        const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = said.result;
        peak = Math.max(peak, usedSize + embedderHeapUsedSize + backingStorageSize);
        looks = id;
        resolve();
      };
      socket.addEventListener("message", heard);
      socket.send(JSON.stringify({ id, method: "Runtime.getHeapUsage" }));
    });
  await look();
  const watching = (async () => {
    while (!ended) {
      await look();
      await sleep(2);
    }
  })();
  return {
    /** Bytes. */
    peak: () => peak,
    looks: () => looks,
    async end() {
      ended = true;
      await watching;
      socket.close();
    },
  };
}
