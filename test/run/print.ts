import { basename } from "node:path";
import { styleText } from "node:util";
import type { Outcome } from "./parts.ts";

export function printPart(
  name: string,
  { passed, failed, output, seconds }: Outcome & { seconds: number },
): void {
  const count = failed > 0 ? styleText("red", `${passed} passed, ${failed} failed`) : `${passed} passed`;
  if (failed > 0) console.log(`\n${output.trim()}\n`);
  console.log(`${name.padEnd(8)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${count}`);
}

/** What failed beside another part, and what became of it when nothing ran beside it. */
export function printAlone(name: string, first: Outcome, second: Outcome & { seconds: number }): void {
  const files = (first.broken?.files ?? []).map((file) => basename(file)).join(", ");
  console.log(styleText("yellow", `\n${name}: ${first.failed} failed at first in ${files}. Alone:`));
  printPart(name, second);
}

/** Alone on its line and without colour: scripts read it. */
export function printEnd({ passed, failed }: { passed: number; failed: number }): void {
  console.log(`\n${passed} passed, ${failed} failed`);
}
