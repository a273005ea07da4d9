import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Row } from "./print.ts";
import type { Settings } from "./settings.ts";
import type { StandIns } from "./stand-ins.ts";
import type { RunningWorker } from "./worker.ts";

/** What the demo's seed gets to work with. */
export type DemoContext = Pick<RunningWorker, "mf" | "url" | "d1" | "r2"> & {
  standIns: Pick<StandIns, "stripe" | "mailbox" | "texts">;
  /** What the Worker was given, such as APP_SECRET. */
  variables: Record<string, string>;
  apiKey: string;
};
type SeedDemo = (context: DemoContext) => Promise<{ signIns: Row[] }>;

/** Fills an empty database with the demo organisation and answers the sign-ins to show, also on later starts. */
export async function prepareDemo(settings: Settings, context: DemoContext): Promise<Row[]> {
  if (settings.DEMO === "0") return [];
  const notes = join(settings.STATE_DIR, "sign-ins.json");
  if (await hasOrganisation(context.d1)) {
    return JSON.parse(await readFile(notes, "utf8").catch(() => "[]"));
  }
  const seedDemo = await loadSeed();
  if (!seedDemo) return [];
  const { signIns } = await seedDemo(context);
  await mkdir(settings.STATE_DIR, { recursive: true });
  await writeFile(notes, `${JSON.stringify(signIns, null, 2)}\n`);
  return signIns;
}

async function hasOrganisation(d1: DemoContext["d1"]): Promise<boolean> {
  return (await d1.prepare("SELECT 1 FROM organisation LIMIT 1").first()) !== null;
}

async function loadSeed(): Promise<SeedDemo | undefined> {
  const place = new URL("../demo/seed.ts", import.meta.url);
  if (!existsSync(place)) return undefined;
  const seed: { seedDemo: SeedDemo } = await import(place.href);
  return seed.seedDemo;
}
