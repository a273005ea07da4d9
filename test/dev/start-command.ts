import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { canListen } from "../../dev/start/ports.ts";

const START = fileURLToPath(new URL("../../dev/start.ts", import.meta.url));
const READY = /^Closeout is ready at (\S+)$/m;

export type Started = {
  url: string;
  /** Everything printed so far. */
  output: () => string;
  process: ChildProcess;
  /** Ends it as Ctrl-C does, or as a power cut does; answers the exit code. */
  end: (signal?: "SIGINT" | "SIGTERM" | "SIGKILL") => Promise<number | null>;
};

/** The start command, as a process group of its own; answers when it says that it is ready. */
export async function startCommand(environment: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const end: Started["end"] = (signal = "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      // A power cut takes the whole group; a person's Ctrl-C reaches the command, which ends the rest.
      if (signal === "SIGKILL") process.kill(-child.pid, signal);
      else child.kill(signal);
    }
    return exited;
  };
  onTestFinished(async () => void (await end("SIGKILL").catch(() => null)));

  return new Promise((resolve, reject) => {
    child.stdout.on("data", () => {
      const url = READY.exec(output)?.[1];
      if (url) resolve({ url, output: () => output, process: child, end });
    });
    void exited.then((code) => reject(new Error(`The start command ended with ${code}:\n${output}`)));
  });
}

/** A port that is free with the three after it. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 40_000);
    const free = await Promise.all([0, 1, 2, 3].map((offset) => canListen(port + offset)));
    if (free.every(Boolean)) return port;
  }
}
