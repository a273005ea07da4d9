import { parseArgs } from "node:util";

/** `cycles` of all phones together; `log` is a file for what happened when. */
export type FieldOptions = { cycles: number; phones: 1 | 2; seed: number; log?: string };

/** What stands behind `crew`: `--short` is what `npm test` runs. */
export function readFieldOptions(args: string[]): FieldOptions {
  const { values } = parseArgs({
    args,
    options: {
      short: { type: "boolean", default: false },
      cycles: { type: "string" },
      phones: { type: "string", default: "1" },
      seed: { type: "string" },
      log: { type: "string" },
    },
  });
  const { short, cycles = short ? "50" : "1000" } = values;
  const seed = values.seed ?? String(Math.floor(Math.random() * 1_000_000));
  return {
    cycles: whole(cycles),
    phones: whole(values.phones) === 2 ? 2 : 1,
    seed: whole(seed),
    log: values.log,
  };
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`${text} is not a whole number`);
  return number;
}
