import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { run } from "./run/command.ts";
import { inLanes } from "./run/lanes.ts";
import { type Part, parts } from "./run/parts.ts";
import { printAlone, printEnd, printPart } from "./run/print.ts";
import { againAlone, isLate, type Timed, timed } from "./run/timed.ts";

/** Most parts wait half of their time, for a timer or a browser. More than two would make each other late. */
const LANES = Math.min(2, availableParallelism());

/**
 * Everything that proves the project, two parts at a time: `npm test`, or `npm test -- rules workerd` for some of
 * it. A part is shown when it has ended, with all that it said if something failed. What only a clock can have failed runs again when
 * nothing runs beside it, and is told with both results. The last line says `N passed, N failed`.
 */
async function main(wanted: string[]): Promise<void> {
  const names = parts.map((part) => part.name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(", ")}; there are ${names.join(", ")}.`);
    process.exit(1);
  }
  const chosen = parts
    .filter((part) => wanted.length === 0 || wanted.includes(part.name))
    .filter((part) => !part.needs || existsSync(part.needs));
  // Once for all: two that build at the same time read each other's half of it. What does not build says so in its part.
  const built = chosen.some((part) => part.starts) ? run(["node", "dev/build.ts"]) : undefined;
  const outcomes = new Map<Part, Timed>();
  await inLanes(chosen, LANES, async (part) => {
    if (part.starts) await built;
    const outcome = await timed(part.run);
    printPart(part.name, outcome);
    outcomes.set(part, outcome);
  });
  for (const [part, outcome] of outcomes) {
    if (!isLate(part, outcome)) continue;
    const second = await againAlone(part, outcome);
    printAlone(part.name, outcome, second);
    outcomes.set(part, second);
  }
  const all = [...outcomes.values()];
  const failed = all.reduce((sum, outcome) => sum + outcome.failed, 0);
  printEnd({ passed: all.reduce((sum, outcome) => sum + outcome.passed, 0), failed });
  process.exitCode = failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
