/**
 * `previous_attributes`: the old values of what changed, one level into plain objects (so that one changed
 * metadata key is one entry), null for what was not there before. Undefined when nothing changed.
 */
export function difference(before: object, after: object): object | undefined {
  const old = new Map<string, unknown>(Object.entries(before));
  const changed = Object.entries(after).flatMap(([name, value]) => {
    const previous = old.get(name) ?? null;
    if (JSON.stringify(previous) === JSON.stringify(value)) return [];
    if (isPlain(previous) && isPlain(value)) return [[name, inner(previous, value)]];
    return [[name, previous]];
  });
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}

function inner(before: object, after: object): object {
  const gone = Object.entries(before).filter(([name]) => !(name in after));
  return { ...difference(before, after), ...Object.fromEntries(gone) };
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
