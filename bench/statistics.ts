/** A figure with its aim, as it is printed and kept. */
export type Figure = {
  what: string;
  unit: string;
  median: number;
  low: number;
  high: number;
  /** How many measurements stand behind it. */
  of: number;
  aim?: { least: number } | { most: number };
};

export function figure(what: string, unit: string, values: readonly number[], aim?: Figure["aim"]): Figure {
  const low = Math.min(...values);
  return { what, unit, median: median(values), low, high: Math.max(...values), of: values.length, aim };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this share of the values lies, between neighbours in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Whether a figure reaches its aim; undefined without one. */
export function reached({ median, aim }: Figure): boolean | undefined {
  if (!aim) return undefined;
  return "least" in aim ? median >= aim.least : median <= aim.most;
}
