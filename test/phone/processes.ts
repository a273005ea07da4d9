import { readdir, readFile } from "node:fs/promises";

type Running = { pid: number; parent: number; args: string[] };

/** The browser on this profile folder, its own process first, then all that it started. Reads `/proc`: Linux only. */
export async function browserProcesses(profile: string): Promise<number[]> {
  const all = await runningProcesses();
  const tree = all
    .filter(({ args }) => args.includes(`--user-data-dir=${profile}`))
    .sort((a, b) => a.pid - b.pid)
    .map(({ pid }) => pid);
  // A process that is met while it is walked through brings its children.
  for (const pid of tree) {
    const children = all.filter(({ parent }) => parent === pid).map((child) => child.pid);
    tree.push(...children.filter((child) => !tree.includes(child)));
  }
  return tree;
}

async function runningProcesses(): Promise<Running[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  return (await Promise.all(pids.map(look))).filter((one) => one !== undefined);
}

async function look(pid: number): Promise<Running | undefined> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile(`/proc/${pid}/cmdline`, "utf8"),
    ]);
    // "pid (name) state parent …", where a name may hold brackets of its own.
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended already.
    return state === "Z" ? undefined : { pid, parent: Number(parent), args: command.split("\0") };
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}
