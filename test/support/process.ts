import { type ChildProcess, spawn } from "node:child_process";

/** Groups that were started and not seen to end: they end with us, whatever happens. */
const running = new Set<number>();
process.on("exit", () => {
  for (const group of running) killGroup(group);
});

export type Program = {
  process: ChildProcess;
  /** Everything it printed. */
  output: () => string;
  /** The whole group at once, as in a power cut; answers when it is gone. */
  kill: () => Promise<void>;
};

/**
 * Runs a script with this Node as a process group of its own.
 * @param ready what it prints when it can be used
 */
export async function runProgram(
  args: string[],
  environment: Record<string, string>,
  ready: RegExp,
): Promise<Program> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${args.join(" ")} could not be started`);
  running.add(pid);
  let output = "";
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      running.delete(pid);
      resolve();
    });
  });
  const program: Program = {
    process: child,
    output: () => output,
    kill: async () => {
      killGroup(pid);
      await exited;
    },
  };
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output = (output + chunk).slice(-100_000);
        if (ready.test(output)) resolve(program);
      });
    }
    void exited.then(() => reject(new Error(`${args.join(" ")} ended before it was ready:\n${output}`)));
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}
