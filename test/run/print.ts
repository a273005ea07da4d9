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

/** Alone on its line and without colour: scripts read it. */
export function printEnd({ passed, failed }: { passed: number; failed: number }): void {
  console.log(`\n${passed} passed, ${failed} failed`);
}
