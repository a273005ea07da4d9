import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type OutputFile } from "esbuild";

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const PUBLIC = join(PROJECT, "public");
/** Everything in this folder is made here and thrown away here. */
const PHONE = join(PUBLIC, "phone");
/** At the root, since a service worker may only control what lies beneath its own address. */
const SERVICE_WORKER = join(PUBLIC, "service-worker.js");
/** What the crew's pages need beside the bundles, as addresses. */
const BESIDE = ["/icons/closeout.svg", "/manifest.webmanifest", "/shell.html"];

const SHEET = `@import "./base.css"; @import "./crew.css";`;

const COMMON = {
  bundle: true,
  minify: true,
  write: false,
  // Safari 16.4 is the first with OffscreenCanvas and the last that phones of 2017 get.
  target: ["chrome109", "safari16.4", "firefox115"],
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  absWorkingDir: PROJECT,
  legalComments: "none",
  logLevel: "silent",
} as const satisfies BuildOptions;

/** Bundles what runs on the crew's phone: the pages' script, the worker that prepares photos, the service worker. */
export async function buildPhone(): Promise<void> {
  const [scripts, sheet] = await Promise.all([
    build({
      ...COMMON,
      // The words have a name of their own, so that a page can ask for its language's before its script does.
      entryPoints: {
        start: "src/phone/start.tsx",
        "photo-worker": "src/phone/photo-worker.ts",
        "words-en": "src/messages/crew/en.ts",
        "words-es": "src/messages/crew/es.ts",
      },
      outdir: PHONE,
      format: "esm",
      splitting: true,
      chunkNames: "[name]-[hash]",
    }),
    // One sheet: on a slow network each request before the first picture is a wait.
    build({
      ...COMMON,
      stdin: { contents: SHEET, loader: "css", resolveDir: join(PUBLIC, "css") },
      outfile: join(PHONE, "crew.css"),
    }),
  ]);
  const files = [...scripts.outputFiles, ...sheet.outputFiles];
  const addresses = [...BESIDE, ...files.map(({ path }) => `/${relative(PUBLIC, path)}`)].sort();
  const serviceWorker = await build({
    ...COMMON,
    entryPoints: ["src/phone/service-worker.ts"],
    outfile: SERVICE_WORKER,
    format: "iife",
    define: {
      SHELL_FILES: JSON.stringify(addresses),
      SHELL_VERSION: JSON.stringify(await versionOf(files)),
    },
  });
  await mkdir(PHONE, { recursive: true });
  for (const file of [...files, ...serviceWorker.outputFiles]) await writeWhole(file);
  await removeOthers(files.map(({ path }) => path));
}

/** Changes with every byte of what a phone keeps. */
async function versionOf(files: OutputFile[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { path, contents } of files) hash.update(relative(PUBLIC, path)).update(contents);
  for (const address of BESIDE) hash.update(address).update(await readFile(join(PUBLIC, address)));
  return hash.digest("hex").slice(0, 12);
}

/** Never half a file, though two processes may build at the same time. */
async function writeWhole({ path, contents }: OutputFile): Promise<void> {
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(contents)) return;
  const unfinished = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(unfinished, contents);
  await rename(unfinished, path);
}

async function removeOthers(paths: string[]): Promise<void> {
  for (const name of await readdir(PHONE)) {
    const path = join(PHONE, name);
    if (!paths.includes(path) && name.endsWith(".js")) await rm(path, { force: true });
  }
}
