import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, cpus, platform, release, totalmem } from "node:os";

/** What a reader must know to compare figures with theirs. */
export function machine() {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: `${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${platform()} ${release()} ${arch()}`,
    node: `Node ${process.versions.node}`,
    miniflare: `miniflare ${versionOf("miniflare")}`,
  };
}

function versionOf(name: string): string {
  const entry = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version }: { version: string } = JSON.parse(readFileSync(entry, "utf8"));
  return version;
}
