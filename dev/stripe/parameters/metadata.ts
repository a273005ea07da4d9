import { invalid } from "../http/errors.ts";
import type { Tree } from "../http/form.ts";

const mostKeys = 50;
const longestKey = 40;
const longestValue = 500;

/** Stripe's limits: 50 keys, 40 characters a key, 500 a value; a value is text. */
export function checkMetadata(tree: Tree, path: string): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [key, value] of Object.entries(tree)) {
    const param = `${path}[${key}]`;
    if (typeof value !== "string") {
      throw invalid("Metadata values must be strings, but for a key you passed a hash.", { param: path });
    }
    if ([...key].length > longestKey) {
      throw invalid(`Metadata keys can have up to ${longestKey} characters. Invalid key: ${key}`, {
        param: path,
      });
    }
    if ([...value].length > longestValue) {
      throw invalid(
        `Metadata values can have up to ${longestValue} characters, but you passed in a value that is ${[...value].length} characters. Invalid value: ${value}`,
        { param },
      );
    }
    metadata[key] = value;
  }
  checkSize(Object.keys(metadata).length);
  return metadata;
}

/** New values join the old; an empty value removes its key; `''` for the whole removes all. */
export function mergeMetadata(
  current: Record<string, string> | null,
  change: Record<string, string> | "" | undefined,
): Record<string, string> {
  if (change === "") return {};
  const merged = { ...current, ...change };
  const kept = Object.entries(merged).filter(([, value]) => value !== "");
  checkSize(kept.length);
  return Object.fromEntries(kept);
}

function checkSize(keys: number): void {
  if (keys <= mostKeys) return;
  throw invalid(`You can only have ${mostKeys} metadata keys, but you passed ${keys}.`, {
    param: "metadata",
  });
}
