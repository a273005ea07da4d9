import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const bundled = new Map<string, string>();

/** One of `scripts/` as a browser takes it, made when it is first asked for. */
export function bundle(name: "stripe" | "element"): string {
  const known = bundled.get(name);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`./scripts/${name}.ts`, import.meta.url))],
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  const text = outputFiles[0]?.text ?? "";
  bundled.set(name, text);
  return text;
}
