import { parseArgs } from "node:util";

export type Options = { jobs: number; clients: number; kills: number; seed: number };

/** `--short` is what `npm test` runs; every number can be chosen by itself. */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      short: { type: "boolean", default: false },
      jobs: { type: "string" },
      clients: { type: "string", default: "8" },
      kills: { type: "string" },
      seed: { type: "string" },
    },
  });
  const { short, jobs = short ? "60" : "300", kills = short ? "2" : "5", clients } = values;
  const seed = values.seed ?? String(Math.floor(Math.random() * 1_000_000));
  return { jobs: whole(jobs), clients: whole(clients), kills: whole(kills), seed: whole(seed) };
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new Error(`${text} is not a whole number`);
  return number;
}
