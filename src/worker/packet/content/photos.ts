import { PHOTO_LABEL } from "../../../views/parts/words.ts";
import type { PhotoRow } from "../../database/rows.ts";
import { momentWords, placeWords, type Speech } from "../../papers/words.ts";
import type { ChosenSize } from "../choose-sizes.ts";
import type { Section, ShownPhoto } from "./types.ts";

type Sizes = ReadonlyMap<string, ChosenSize>;

/** Before beside after, in the order in which they were taken; then whatever has no partner, by label. */
export function photoSection(rows: PhotoRow[], sizes: Sizes, speech: Speech): Section & { kind: "photos" } {
  const of = (label: PhotoRow["label"]) => rows.filter((row) => row.label === label);
  const [before, after] = [of("before"), of("after")];
  const count = Math.min(before.length, after.length);
  let number = 0;
  const shown = (row: PhotoRow) => shownPhoto(row, ++number, sizes.get(row.id) ?? "full", speech);
  const pairs = before.slice(0, count).map((row, index): [ShownPhoto, ShownPhoto] => {
    const partner = after[index] ?? row;
    return [shown(row), shown(partner)];
  });
  const alone = [...before.slice(count), ...after.slice(count), ...of("during"), ...of("other")];
  return { kind: "photos", pairs, others: alone.map(shown) };
}

/** The photos of a section by their numbers. */
export function numbered({ pairs, others }: Section & { kind: "photos" }): ShownPhoto[] {
  return [...pairs.flat(), ...others];
}

function shownPhoto(row: PhotoRow, number: number, size: ChosenSize, speech: Speech): ShownPhoto {
  const label = PHOTO_LABEL[row.label];
  const taken = momentWords(row.takenAt, speech);
  return {
    ...{ id: row.id, number, label, taken, place: placeWords(row), by: row.uploadedBy, sha256: row.sha256 },
    ...{ size, key: keyAt(row, size), alt: `${label} photo ${number}, ${taken}` },
  };
}

function keyAt(row: PhotoRow, size: ChosenSize): string | null {
  if (size === "leave") return null;
  return size === "medium" ? (row.mediumKey ?? row.storageKey) : row.storageKey;
}
