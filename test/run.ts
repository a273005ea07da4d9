import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { run } from "./run/command.ts";
import { inLanes } from "./run/lanes.ts";
import { type Outcome, type Part, parts } from "./run/parts.ts";
import { printEnd, printPart } from "./run/print.ts";

/** Most parts wait half of their time, for a timer or a browser. More than two would make each other late. */
const LANES = Math.min(2, availableParallelism());

/**
 * Everything that proves the project, two parts at a time: `npm test`, or `npm test -- rules workerd` for some of
 * it. A part is shown when it has ended, with all that it said if something failed. The last line says
 * `N passed, N failed`.
 */
async function main(wanted: string[]): Promise<void> {
  const names = parts.map((part) => part.name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(", ")}; there are ${names.join(", ")}.`);
    process.exit(1);
  }
  const total = { passed: 0, failed: 0 };
  const chosen = parts
    .filter((part) => wanted.length === 0 || wanted.includes(part.name))
    .filter((part) => !part.needs || existsSync(part.needs));
  // Once for all: two that build at the same time read each other's half of it. What does not build says so in its part.
  const built = chosen.some((part) => part.starts) ? run(["node", "dev/build.ts"]) : undefined;
  await inLanes(chosen, LANES, async (part) => {
    if (part.starts) await built;
    const outcome = await timed(part);
    printPart(part.name, outcome);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  });
  printEnd(total);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function timed(part: Part): Promise<Outcome & { seconds: number }> {
  const start = performance.now();
  const outcome = await part.run();
  return { ...outcome, seconds: (performance.now() - start) / 1000 };
}

await main(process.argv.slice(2));
