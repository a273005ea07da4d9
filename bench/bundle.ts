import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT } from "../dev/build.ts";

/**
 * Bundles a Worker of the benchmarks' own and answers the bundle's path.
 * @param alias what an import of this name stands for
 */
export async function bundleWorker(
  name: string,
  folder: string,
  alias: Record<string, string> = {},
): Promise<string> {
  // A folder each, since a bundle's folder is the root of its modules.
  const outfile = join(folder, name, "index.js");
  await mkdir(join(folder, name), { recursive: true });
  await build({
    entryPoints: [join(PROJECT, "bench", `${name}.ts`)],
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
