import { existsSync } from "node:fs";
import { type Outcome, type Part, parts } from "./run/parts.ts";
import { printEnd, printPart } from "./run/print.ts";

/**
 * Everything that proves the project, one part after the other: `npm test`, or `npm test -- rules workerd` for
 * some of it. The last line says `N passed, N failed`.
 */
async function main(wanted: string[]): Promise<void> {
  const names = parts.map((part) => part.name);
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(", ")}; there are ${names.join(", ")}.`);
    process.exit(1);
  }
  const total = { passed: 0, failed: 0 };
  for (const part of parts) {
    if (wanted.length > 0 && !wanted.includes(part.name)) continue;
    if (part.needs && !existsSync(part.needs)) continue;
    const outcome = await timed(part);
    printPart(part.name, outcome);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  }
  printEnd(total);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

async function timed(part: Part): Promise<Outcome & { seconds: number }> {
  const start = performance.now();
  const outcome = await part.run();
  return { ...outcome, seconds: (performance.now() - start) / 1000 };
}

await main(process.argv.slice(2));
