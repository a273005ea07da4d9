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
  const { code, stdout, stderr } = await run(args, ["ignore", "pipe", "pipe"]);
  if (code === 0) return stdout;
  throw new Error(`wrangler ${args.slice(0, 3).join(" ")} did not succeed:\n${stderr}${stdout}`);
}

/** Whether a call to wrangler succeeds; what it prints is not shown. */
export async function succeeds(...args: string[]): Promise<boolean> {
  return (await run(args, ["ignore", "pipe", "pipe"])).code === 0;
}

type Result = { code: number | null; stdout: string; stderr: string };

function run(args: string[], stdio: StdioOptions): Promise<Result> {
  const child = spawn(process.execPath, [join(PROJECT, "node_modules/wrangler/bin/wrangler.js"), ...args], {
    cwd: PROJECT,
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" },
    stdio,
  });
  const printed = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => (printed.stdout += chunk));
  child.stderr?.on("data", (chunk) => (printed.stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...printed }));
  });
}
