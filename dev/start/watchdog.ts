import { execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * Ends workerd when this process dies without a chance to do so itself (SIGKILL, a crash): otherwise it would
 * go on holding the port and the records. A shell waits for the end of a pipe that only we hold open.
 */
export async function endChildrenWithUs(): Promise<void> {
  const children = await childProcesses();
  if (children.length === 0) return;
  const watcher = spawn("sh", ["-c", `cat >/dev/null; kill -9 ${children.join(" ")} 2>/dev/null`], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.unref();
  watcher.on("error", () => {});
}

async function childProcesses(): Promise<number[]> {
  const self = process.pid;
  const listed = await readFile(`/proc/${self}/task/${self}/children`, "utf8").catch(async () => {
    const { stdout } = await promisify(execFile)("pgrep", ["-P", String(self), "workerd"]);
    return stdout;
  });
  return listed.split(/\s+/).filter(Boolean).map(Number);
}
