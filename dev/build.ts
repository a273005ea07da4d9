import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { glob, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildPhone } from "./build-phone.ts";

export const PROJECT = fileURLToPath(new URL("..", import.meta.url));

/** What the bundle depends on, as patterns from the project's root. */
const INPUTS = ["src/**/*", "public/**/*", "wrangler.toml", "package-lock.json", "tsconfig*.json"];
const BUILDS = join(PROJECT, ".wrangler/build");
const INTER = "node_modules/@expo-google-fonts/inter";
const VENDOR = [
  { from: "node_modules/htmx.org/dist/htmx.min.js", to: "public/vendor/htmx.min.js" },
  // What papers are set in; the licence goes with it.
  { from: `${INTER}/400Regular/Inter_400Regular.ttf`, to: "public/fonts/Inter-Regular.ttf" },
  { from: `${INTER}/600SemiBold/Inter_600SemiBold.ttf`, to: "public/fonts/Inter-SemiBold.ttf" },
  { from: `${INTER}/LICENSE_FONT`, to: "public/fonts/LICENSE.txt" },
];

export class BuildError extends Error {}

/**
 * Bundles the Worker as `wrangler deploy` would and answers the bundle's path.
 * Each state of the inputs has a folder of its own, so an unchanged project is not built again
 * and two processes that build at once do not disturb each other.
 * @throws BuildError whose message is what a person needs to see
 */
export async function buildWorker(): Promise<string> {
  await makeAssets();
  const folder = join(BUILDS, await hashOfInputs());
  const bundle = join(folder, "index.js");
  if (await exists(bundle)) return bundle;

  await removeOldBuilds();
  const unfinished = `${folder}.${process.pid}`;
  await runWrangler(["deploy", "--dry-run", "--outdir", unfinished]);
  await rename(unfinished, folder).catch(async (error) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(bundle))) throw error;
  });
  return bundle;
}

async function removeOldBuilds(): Promise<void> {
  const old = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of await readdir(BUILDS).catch(() => [])) {
    const folder = join(BUILDS, name);
    if ((await stat(folder)).mtimeMs < old) await rm(folder, { recursive: true, force: true });
  }
}

/** Makes the assets that are not sources: the crew's bundles, and third-party code in the version that is installed. */
export async function makeAssets(): Promise<void> {
  await Promise.all([copyVendorAssets(), buildPhone()]);
}

/** Third-party files in the version that is installed: a script, the fonts of the papers. */
export async function copyVendorAssets(): Promise<void> {
  for (const { from, to } of VENDOR) {
    const target = join(PROJECT, to);
    const installed = await readFile(join(PROJECT, from));
    const present = await readFile(target).catch(() => undefined);
    if (present?.equals(installed)) continue;
    await mkdir(dirname(target), { recursive: true });
    // Never half a file, though two processes may copy at the same time.
    const unfinished = `${target}.${process.pid}`;
    await writeFile(unfinished, installed);
    await rename(unfinished, target);
  }
}

async function hashOfInputs(): Promise<string> {
  const hash = createHash("sha256");
  const files: string[] = [];
  for await (const file of glob(INPUTS, { cwd: PROJECT })) files.push(file);
  for (const file of files.sort()) {
    const path = join(PROJECT, file);
    if (!(await stat(path)).isFile()) continue;
    hash.update(`${file}\0`).update(await readFile(path));
  }
  return hash.digest("hex").slice(0, 16);
}

function runWrangler(args: string[]): Promise<void> {
  const wrangler = join(PROJECT, "node_modules/wrangler/bin/wrangler.js");
  const plain = process.stderr.isTTY ? {} : { FORCE_COLOR: "0", NO_COLOR: "1" };
  const env = { ...process.env, ...plain, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [wrangler, ...args], { cwd: PROJECT, env }, (error, stdout, stderr) => {
      if (error) reject(new BuildError(readable(`${stderr}\n${stdout}`)));
      else resolve();
    });
  });
}

/** Only what says where and why: wrangler's banners and its note about the log file help nobody. */
function readable(output: string): string {
  const noise = /^\s*(⛅|─|🪵|If you think|.*wrangler.*update available|Logs were written)/u;
  const lines = output.split("\n").filter((line) => !noise.test(line));
  return lines
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) {
  try {
    await buildWorker();
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
