import { type StdioOptions, spawn } from "node:child_process";
import { join } from "node:path";
import { PROJECT } from "../build.ts";

/** Runs wrangler for a person to watch. */
export async function wrangler(...args: string[]): Promise<void> {
  const { code } = await run(args, "inherit");
  if (code !== 0) throw new Error(`wrangler ${args.slice(0, 3).join(" ")} did not succeed.`);
}

/** Runs wrangler quietly and answers what it printed. */
export async function read(...args: string[]): Promise<string> {
  const { code, output } = await run(args, ["ignore", "pipe", "pipe"]);
  if (code !== 0) throw new Error(`wrangler ${args.slice(0, 3).join(" ")} did not succeed:\n${output}`);
  return output;
}

/** Whether a call to wrangler succeeds; what it prints is not shown. */
export async function succeeds(...args: string[]): Promise<boolean> {
  return (await run(args, ["ignore", "pipe", "pipe"])).code === 0;
}

function run(args: string[], stdio: StdioOptions): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(PROJECT, "node_modules/wrangler/bin/wrangler.js"), ...args], {
    cwd: PROJECT,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" },
    stdio,
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
