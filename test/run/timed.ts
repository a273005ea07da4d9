import type { Outcome, Part } from "./parts.ts";

/** More files than these are not late: something is broken. */
const MOST_LATE_FILES = 3;

export type Timed = Outcome & { seconds: number };

export async function timed(work: () => Promise<Outcome>): Promise<Timed> {
  const start = performance.now();
  const outcome = await work();
  return { ...outcome, seconds: (performance.now() - start) / 1000 };
}

/** Whether a part that failed could have been made late by the one beside it. */
export function isLate(part: Part, { failed, broken }: Outcome): boolean {
  const files = broken?.files.length ?? 0;
  return part.alone !== undefined && failed > 0 && files > 0 && files <= MOST_LATE_FILES;
}

/** Runs the files that failed once more, whole; answers the part's outcome with theirs in it. */
export async function againAlone(part: Part, first: Timed): Promise<Timed> {
  const { alone } = part;
  const { broken } = first;
  if (!alone || !broken) return first;
  const { passed, failed, output, seconds } = await timed(() => alone(broken.files));
  return { passed: first.passed - broken.passed + passed, failed, output, seconds };
}
