import type { PriceItemRow } from "../database/rows.ts";

const ON_A_PAGE = 200;

export type PricePage = { items: PriceItemRow[]; search: string; next: string | null };

/** Those items that one page of the price book shows; an item that is being changed is always among them. */
export function pricePage(
  book: readonly PriceItemRow[],
  query: URLSearchParams,
  here: string,
  edited?: string,
): PricePage {
  const search = (query.get("q") ?? "").trim();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = book.filter((item) => {
    const text = `${item.description} ${item.code ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const asked = Number(query.get("page") ?? "1");
  const place = found.findIndex((item) => item.id === edited);
  const page =
    place >= 0 ? Math.floor(place / ON_A_PAGE) + 1 : Number.isInteger(asked) && asked > 0 ? asked : 1;
  const items = found.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  const more = new URLSearchParams({ ...(search && { q: search }), page: String(page + 1) });
  return { items, search, next: found.length > page * ON_A_PAGE ? `${here}?${more}` : null };
}
