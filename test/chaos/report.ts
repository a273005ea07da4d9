export type Figures = { [what: string]: string | number };
/** `problems`: none where it holds. */
export type Check = { name: string; problems: string[] };

const MOST_SHOWN = 10;

/** Prints what was done and what of it held. Answers how many checks failed. */
export function report({ figures, checks }: { figures: Figures; checks: Check[] }): number {
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
  return failed;
}
