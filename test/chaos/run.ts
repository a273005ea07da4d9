import { aBadDay } from "./day.ts";
import { readOptions } from "./options.ts";

// node:sqlite announces on every start that it is experimental; a test may use it in peace.
process.removeAllListeners("warning");
// What was started ends with us: see test/support/process.ts.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const MOST_SHOWN = 10;

const options = readOptions();
console.log(`chaos: ${options.jobs} jobs, ${options.clients} clients, seed ${options.seed}`);
const { figures, checks } = await aBadDay(options);

console.log();
for (const [what, figure] of Object.entries(figures)) console.log(`  ${what.padEnd(50)} ${figure}`);
console.log();
for (const { name, problems } of checks) {
  console.log(`  ${problems.length === 0 ? "✓" : "✗"} ${name}`);
  for (const problem of problems.slice(0, MOST_SHOWN)) console.log(`      ${problem}`);
  if (problems.length > MOST_SHOWN) console.log(`      … and ${problems.length - MOST_SHOWN} more`);
}
const failed = checks.filter((check) => check.problems.length > 0).length;
console.log(`\nchaos: ${checks.length - failed} checks passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
