import { mkdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/**
 * Bundles a Worker of the benchmarks' own and answers the bundle's path.
 * @param alias what an import of this name stands for
 */
export async function bundleWorker(
  entry: URL,
  folder: string,
  alias: Record<string, string> = {},
): Promise<string> {
  const path = fileURLToPath(entry);
  // A folder each, since a bundle's folder is the root of its modules.
  const outfile = join(folder, basename(path, ".ts"), "index.js");
  await mkdir(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [path],
    outfile,
    alias,
    bundle: true,
    format: "esm",
    target: "es2024",
    external: ["cloudflare:*", "node:*"],
    logLevel: "error",
  });
  return outfile;
}
