import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { TestProject } from "vitest/node";
import { PROJECT } from "../../../dev/build.ts";
import { LocalStripe } from "../../support/local-stripe.ts";
import { runProgram } from "../../support/process.ts";
import { freePorts } from "../../support/stand-ins.ts";
import { until } from "../../support/until.ts";

/** A demo that was told once. Its invoices name the address at which they are paid, so every copy runs on its port. */
export type DemoTemplate = { folder: string; port: number; offsetSeconds: number };

declare module "vitest" {
  interface ProvidedContext {
    demo: DemoTemplate;
  }
}

const DAY = 86_400;
const THREE_IN_THE_AFTERNOON = 15 * 3600;
const PATIENCE_MS = 15_000;
/** Where miniflare keeps D1, in a state folder. */
const DATABASE = "v3/d1/miniflare-D1DatabaseObject";

/** Before the first file: starts what a newcomer gets by `npm start`, and stops it once nothing moves any more. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "closeout-demo-"));
  const template = { folder, port: await freePorts(), offsetSeconds: untilAfternoon() };
  const remove = () => removeFolder(folder);
  try {
    const app = await runDemo(template);
    try {
      await atRest(template);
    } finally {
      await app.kill();
    }
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide("demo", template);
  return remove;
}

/** A folder of its own with the demo as it was told; the caller removes it. */
export async function copyOf({ folder, ...rest }: DemoTemplate): Promise<DemoTemplate> {
  const copy = await mkdtemp(join(tmpdir(), "closeout-browser-"));
  await cp(folder, copy, { recursive: true });
  return { folder: copy, ...rest };
}

/** The start command on these records. */
export function runDemo({ folder, port, offsetSeconds }: DemoTemplate) {
  return runProgram(
    [join(PROJECT, "dev/start.ts")],
    { PORT: String(port), STATE_DIR: folder, NOW_OFFSET_SECONDS: String(offsetSeconds) },
    /^Closeout is ready at /m,
  );
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Seconds until it is next three in the afternoon where the demo's vendor is: just after midnight nobody has done anything today. */
function untilAfternoon(): number {
  const there = new Date().toLocaleTimeString("en-GB", { timeZone: "America/New_York" });
  const [hours = 0, minutes = 0, seconds = 0] = there.split(":").map(Number);
  return (THREE_IN_THE_AFTERNOON - (hours * 3600 + minutes * 60 + seconds) + DAY) % DAY;
}

/** What the queues hold would be lost with the process, and come again in the middle of somebody's test. */
async function atRest({ folder, port }: DemoTemplate): Promise<void> {
  const stripe = new LocalStripe(`http://localhost:${port + 1}`);
  const delivered = async () =>
    Object.keys(await stripe.deliveries()).every((state) => state === "delivered");
  await until(delivered, PATIENCE_MS, "every webhook of the demo is delivered");
  const files = await readdir(join(folder, DATABASE));
  const records = files.find((name) => name.endsWith(".sqlite") && name !== "metadata.sqlite");
  if (!records) throw new Error("The demo's database is not where it is looked for");
  const database = new DatabaseSync(join(folder, DATABASE, records), { readOnly: true });
  try {
    const waiting = database.prepare("SELECT 1 FROM stripe_event WHERE status = 'received'");
    await until(async () => waiting.get() === undefined, PATIENCE_MS, "every webhook of the demo is heard");
  } finally {
    database.close();
  }
}
