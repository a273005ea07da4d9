import { styleText } from "node:util";
import type { WorkerLogLine } from "./worker-log.ts";

export type Row = { label: string; value: string };

/** Two aligned columns. */
function table(rows: Row[]): string {
  const width = Math.max(...rows.map((row) => row.label.length));
  return rows
    .map(
      (row) =>
        `  ${styleText("dim", row.label.padEnd(width))}  ${row.value.replace("//127.0.0.1:", "//localhost:")}`,
    )
    .join("\n");
}

export function printReady(url: string, addresses: Row[], signIns: Row[]): void {
  console.log(`\n${table([...addresses, ...signIns])}\n\nCloseout is ready at ${url}`);
}

/** At most a few lines each: the sentence and where it happened. */
export function printWorkerLine({ level, message }: WorkerLogLine): void {
  const [first = "", ...rest] = message.trimEnd().split("\n");
  const places = rest.filter((line) => !/node_modules|local-front/.test(line)).slice(0, 4);
  const colour = level === "error" ? "red" : "yellow";
  console.error([`${styleText(colour, level)}  ${first}`, ...places].join("\n"));
}

export function printProblem(problem: string): void {
  console.error(styleText("red", problem));
}
