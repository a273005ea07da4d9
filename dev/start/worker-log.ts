import { existsSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { basename } from "node:path";

export type WorkerLogLine = { level: "warn" | "error"; message: string };

/** What workerd writes about itself; none of it is ours to act on. */
const NOISE = [
  /^Uncaught exception: workerd\/jsg\/value/,
  /disconnected: remote\.jsg/,
  /kj\/.*: disconnected/,
];

/** Passes on warnings and errors of the Worker, with places in the bundle turned into places in `src`. */
export function watchLog(onLine: (line: WorkerLogLine) => void, bundle: string) {
  const toSource = sourcePlaces(bundle);
  return ({ level, message }: { level: string; message: string }): void => {
    if (level !== "warn" && level !== "error") return;
    if (NOISE.some((pattern) => pattern.test(message))) return;
    onLine({ level, message: toSource(message) });
  };
}

function sourcePlaces(bundle: string): (message: string) => string {
  let map: SourceMap | null | undefined;
  const place = new RegExp(`[^\\s(]*${basename(bundle)}:(\\d+):(\\d+)`, "g");
  return (message) =>
    message.replace(place, (whole, line: string, column: string) => {
      map ??= readSourceMap(`${bundle}.map`);
      const found = map?.findEntry(Number(line) - 1, Number(column) - 1);
      if (!found || !("originalSource" in found)) return whole;
      const source = found.originalSource.replace(/^(\.\.\/)+/, "");
      return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    });
}

function readSourceMap(path: string): SourceMap | null {
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, "utf8"))) : null;
}
