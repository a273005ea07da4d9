/** Where a job stands among those that wait, and which comes after it. */
export type ReviewPlace = {
  /** From 1; null where it does not wait any more. */
  position: number | null;
  waiting: number;
  /** The next one, from the last back to the first; null where there is no other. */
  nextId: string | null;
};

/** @param waiting ids in the order in which they are looked at */
export function placeOf(waiting: readonly string[], jobId: string): ReviewPlace {
  const index = waiting.indexOf(jobId);
  const nextId = waiting[(index + 1) % Math.max(waiting.length, 1)] ?? null;
  return {
    position: index === -1 ? null : index + 1,
    waiting: waiting.length,
    nextId: nextId === jobId ? null : nextId,
  };
}
