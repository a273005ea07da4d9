import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { install } from "./apt.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** A Chromium of this machine, installed first where that can be done without asking. */
export async function ensureBrowser(): Promise<{ ok: true; path: string } | { ok: false; reason: string }> {
  const found = findBrowser();
  if (found) return { ok: true, path: found };
  await install("chromium");
  const path = findBrowser();
  const reason =
    "No Chromium was found and none could be installed. Install one, or name it: CHROMIUM=/path npm test";
  return path ? { ok: true, path } : { ok: false, reason };
}

/** Where this machine's Chromium is, or the one that the environment names. */
export function findBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [
    process.env.CHROMIUM,
    process.env.CHROMIUM_PATH,
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  return candidates.find((path) => path && existsSync(path));
}
