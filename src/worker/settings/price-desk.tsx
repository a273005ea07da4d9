import type { Context, Handler } from "hono";
import { choiceValue } from "../../views/office/lines-draft.ts";
import {
  type PriceBookProps,
  PriceBookRegion,
  PriceBookScreen,
} from "../../views/settings/price-book-screen.tsx";
import { emptyPrice, type PriceDraft } from "../../views/settings/price-draft.ts";
import { type Database, databaseOf } from "../database/database.ts";
import type { OrganisationRow, PriceItemRow, TaxRateRow } from "../database/rows.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { isPartial, page } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { organisationRow } from "./paper-records.ts";
import { pricePage } from "./price-page.ts";
import { priceBook } from "./price-records.ts";
import { activeTaxRates } from "./tax-records.ts";

export const PRICE_BOOK = "/office/settings/price-book";

/** The price book as it stands. */
export type Book = {
  items: PriceItemRow[];
  taxes: TaxRateRow[];
  organisation: OrganisationRow;
  usualMarkup: string | null;
  needs: number;
};

type With<Fact> = (c: Context<AppEnv>, viewer: Viewer, fact: Fact) => Shown | Promise<Shown>;

/** Something of the price book, for the office. */
export function withBook(show: With<Book>): Handler<AppEnv> {
  return page({
    roles: ["owner", "office"],
    read: ({ db, organisationId }) => bookQueries(db, organisationId),
    show: (c, viewer, rows) => {
      const book = bookOf(...rows);
      return book ? show(c, viewer, book) : c.notFound();
    },
  });
}

/** Something about the item that the address names. */
export function withItem(show: With<{ book: Book; item: PriceItemRow }>): Handler<AppEnv> {
  return withBook((c, viewer, book) => {
    const item = book.items.find((one) => one.id === c.req.param("itemId"));
    return item ? show(c, viewer, { book, item }) : c.notFound();
  });
}

function bookQueries(db: Database, organisationId: string) {
  return [
    priceBook(db, organisationId),
    activeTaxRates(db, organisationId),
    organisationRow(db, organisationId),
    openFailureIds(db, organisationId),
  ] as const;
}

function bookOf(
  items: PriceItemRow[],
  taxes: TaxRateRow[],
  [organisation]: OrganisationRow[],
  needing: unknown[],
): Book | null {
  if (!organisation) return null;
  const usualMarkup = organisation.rules.billing?.lines?.markup ?? null;
  return { items, taxes, organisation, usualMarkup, needs: needing.length };
}

/** After something was done: the book as it now is. */
export async function afterwards(c: Context<AppEnv>, viewer: Viewer): Promise<Shown> {
  if (!isPartial(c)) return c.redirect(PRICE_BOOK, 303);
  const { organisationId } = viewer;
  const db = databaseOf(c.env, organisationId);
  const book = bookOf(...(await db.batch(bookQueries(db, organisationId))));
  return book ? bookShown(c, viewer, book) : c.notFound();
}

/** The page or its region; a draft whose item is in the book stands at its row, any other in the form for a new one. */
export function bookShown(
  c: Context<AppEnv>,
  viewer: Viewer,
  { items, taxes, usualMarkup, needs }: Book,
  draft?: PriceDraft,
  told?: PriceBookProps["told"],
): Shown {
  const isKnown = items.some((one) => one.id === draft?.id);
  const usual = taxes.find((one) => one.usual);
  const drafts = {
    edited: isKnown ? draft : undefined,
    added: draft && !isKnown ? draft : emptyPrice(newId("price"), usual ? choiceValue(usual) : ""),
  };
  const active = items.filter((one) => one.active);
  const count = {
    active: active.length,
    unlinked: active.filter((one) => one.stripeProductId === null).length,
  };
  const address = new URL(c.req.url).searchParams;
  const shown = pricePage(items, address, PRICE_BOOK, isKnown ? draft?.id : undefined);
  const View = isPartial(c) ? PriceBookRegion : PriceBookScreen;
  return (
    <View
      frame={frameFor(viewer, c.env)}
      {...shown}
      {...{ count, taxes, usualMarkup, needs, told }}
      {...drafts}
    />
  );
}
