import { run } from "./command.ts";

let last: Promise<unknown> = Promise.resolve();

/** Installs packages where that can be done without asking. One call after the other: apt lets nobody else in meanwhile. */
export function install(...packages: string[]): Promise<void> {
  const mine = last.then(() => installNow(packages));
  last = mine;
  return mine;
}

async function installNow(packages: string[]): Promise<void> {
  const asRoot = process.getuid?.() === 0;
  if (asRoot && (await run(["apt-get", "update", "-q"])).ok) {
    await run(["apt-get", "install", "-y", "-q", ...packages], { DEBIAN_FRONTEND: "noninteractive" });
  }
}
