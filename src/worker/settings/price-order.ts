import type { PriceItemRow } from "../database/rows.ts";

/**
 * Puts an item, new or known, at a position of the price book; the others close up and make room.
 * @param position counted from 1; beyond the end is the end
 * @returns what has to be written: the item, and the others whose position is another one now
 */
export function placeItem(
  book: readonly PriceItemRow[],
  item: PriceItemRow,
  position: number,
): PriceItemRow[] {
  const others = book.filter((one) => one.id !== item.id);
  const at = Math.min(Math.max(position, 1), others.length + 1) - 1;
  return others
    .toSpliced(at, 0, item)
    .map((one, index) => ({ ...one, position: index + 1 }))
    .filter((one) => one.id === item.id || one.position !== book.find(({ id }) => id === one.id)?.position);
}
