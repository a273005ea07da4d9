import { aBadDay } from "./day.ts";
import { readFieldOptions } from "./field/options.ts";
import { aBadShift } from "./field/shift.ts";
import { readOptions } from "./options.ts";
import { report } from "./report.ts";

// node:sqlite announces on every start that it is experimental; a test may use it in peace.
process.removeAllListeners("warning");
// What was started ends with us: see test/support/process.ts.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const [part, ...rest] = process.argv.slice(2);
process.exit((await (part === "crew" ? crew(rest) : jobs())) === 0 ? 0 : 1);

async function jobs(): Promise<number> {
  const options = readOptions();
  console.log(`chaos: ${options.jobs} jobs, ${options.clients} clients, seed ${options.seed}`);
  return report(await aBadDay(options));
}

async function crew(args: string[]): Promise<number> {
  const options = readFieldOptions(args);
  console.log(`chaos: ${options.cycles} cycles, ${options.phones} phones, seed ${options.seed}`);
  return report(await aBadShift(options));
}
