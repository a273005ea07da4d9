import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "../dev/build.ts";
import { benchClosingOut } from "./closing-out.ts";
import { benchImport } from "./import.ts";
import { machine } from "./machine.ts";
import { benchPacket } from "./packet.ts";
import { benchPages } from "./pages.ts";
import { benchPhone } from "./phone.ts";
import { printFigures } from "./print.ts";
import type { Figure } from "./statistics.ts";
import { benchWebhook } from "./webhook.ts";

const PARTS: Record<string, () => Promise<Figure[]>> = {
  "closing-out": benchClosingOut,
  webhook: benchWebhook,
  pages: benchPages,
  packet: benchPacket,
  import: benchImport,
  phone: benchPhone,
};

const asked = process.argv.slice(2);
const strange = asked.filter((name) => !(name in PARTS));
if (strange.length > 0) {
  console.error(`No such benchmark: ${strange.join(", ")}. There are: ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}

const on = machine();
console.log(Object.values(on).join(" · "));
const figures: Record<string, Figure[]> = {};
for (const [name, bench] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const measured = await bench();
  figures[name] = measured;
  printFigures(name, measured);
}

const folder = join(PROJECT, "bench/results");
const file = join(folder, `${new Date().toISOString().replaceAll(":", "-").slice(0, 19)}.json`);
await mkdir(folder, { recursive: true });
await writeFile(file, `${JSON.stringify({ machine: on, figures }, null, 2)}\n`);
console.log(`\nKept in ${file}`);
