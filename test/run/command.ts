import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Outcome } from "./parts.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Runs a program with the project's own programs first in the path; answers when it has ended. */
export function run(
  [program = "", ...args]: string[],
  environment: Record<string, string> = {},
): Promise<{ ok: boolean; output: string }> {
  const PATH = `${join(ROOT, "node_modules/.bin")}:${process.env.PATH}`;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, PATH, WRANGLER_SEND_METRICS: "false", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ ok: false, output: `${program}: ${error.message}` }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

/** Several commands that count as one test: all of them run, all must end well. */
export async function runCommands(...commands: string[][]): Promise<Outcome> {
  const results = [];
  for (const command of commands) results.push(await run(command));
  const failed = results.filter((result) => !result.ok);
  const output = failed.map((result) => result.output).join("\n");
  return failed.length === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}
