import { DEFAULT_LIMIT } from "./shapes/requests.ts";

/** Where a page ended: what it is ordered by, and the id that settles ties. */
export type Place = { at: number; id: string };

export type PageQuery = { limit?: number; cursor?: string };

/** How many rows to read, one more than are shown, and after which place. `null` for a cursor that is not ours. */
export function readPage({
  limit = DEFAULT_LIMIT,
  cursor,
}: PageQuery): { limit: number; after: Place | null } | null {
  if (cursor === undefined) return { limit, after: null };
  const after = readCursor(cursor);
  return after && { limit, after };
}

/** One page of the rows that were read: `limit` of them and one more if there is a next page. */
export function pageOf<Row>(rows: readonly Row[], limit: number, placeOf: (row: Row) => Place) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null;
  return { data, nextCursor };
}

function writeCursor({ at, id }: Place): string {
  return btoa(JSON.stringify([at, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function readCursor(cursor: string): Place | null {
  try {
    const place: unknown = JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
    if (!Array.isArray(place) || place.length !== 2) return null;
    const [at, id]: unknown[] = place;
    return Number.isSafeInteger(at) && typeof at === "number" && typeof id === "string" ? { at, id } : null;
  } catch {
    return null;
  }
}

export const UNKNOWN_CURSOR = { path: "cursor", message: "This is no cursor that a list has answered." };
