import type { PhotoRow } from "../database/rows.ts";
import type { PhotoLabel } from "../jobs/types.ts";

/** What is compared stands side by side; the rest follows. */
const LABELS: readonly PhotoLabel[] = ["before", "after", "during", "other"];

/** A photo on its place in the review. */
export type Shot = {
  photo: PhotoRow;
  /** By the order of taking, as everywhere else. From 1. */
  number: number;
  /** What it is compared with: a before photo with the after photo on the same place, and the other way about. */
  pairId: string | null;
};

/** The photos of each label that has any, in the order in which they are looked at. */
export function shotsOf(photos: readonly PhotoRow[]): { label: PhotoLabel; shots: Shot[] }[] {
  const labelled = (label: PhotoLabel) => photos.filter((one) => one.label === label);
  const opposite: { [label in PhotoLabel]?: PhotoRow[] } = {
    before: labelled("after"),
    after: labelled("before"),
  };
  return LABELS.map((label) => ({
    label,
    shots: labelled(label).map((photo, index) => {
      const others = opposite[label] ?? [];
      const pairId = (others[index] ?? others.at(-1))?.id ?? null;
      return { photo, number: photos.indexOf(photo) + 1, pairId };
    }),
  })).filter(({ shots }) => shots.length > 0);
}
