import { type Context, Hono } from "hono";
import { counted } from "../../views/parts/words.ts";
import type { PriceBookProps } from "../../views/settings/price-book-screen.tsx";
import { draftOfPrice, type PriceDraft } from "../../views/settings/price-draft.ts";
import { databaseOf } from "../database/database.ts";
import type { PriceItemRow } from "../database/rows.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { newId } from "../ids/new-id.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { readAccounts } from "../stripe-accounts/records.ts";
import { MOST_ITEMS } from "./price-csv-plan.ts";
import { afterwards, type Book, bookShown, PRICE_BOOK, withBook, withItem } from "./price-desk.tsx";
import { readPrice } from "./price-input.ts";
import { placeItem } from "./price-order.ts";
import { savePriceItems, setPriceActive } from "./price-records.ts";
import { linkToStripe } from "./price-stripe.ts";

const FORM_ID = /^price_[0-9a-z]{26}$/;

/** The price book: what a crew can add to a job on site, and at which price. */
export const priceRoutes = new Hono<AppEnv>();

priceRoutes.get(
  PRICE_BOOK,
  withBook((c, viewer, book) => {
    const edited = book.items.find((one) => one.id === c.req.query("edit"));
    const draft = edited && draftOfPrice(edited, viewer.organisation.currency, book.usualMarkup);
    return bookShown(c, viewer, book, draft, importedWords(c.req.query("imported")));
  }),
);

priceRoutes.post(
  PRICE_BOOK,
  withBook(async (c, viewer, book) => {
    const form = await formOf(c);
    const asked = textOf(form, "id");
    // The form brought its own name, so that a second press adds nothing.
    const id = FORM_ID.test(asked) ? asked : newId("price");
    if (book.items.length >= MOST_ITEMS) {
      const { currency, locale } = viewer.organisation;
      const wrong = { description: `A price book has at most ${MOST_ITEMS} items.` };
      return refused(c, viewer, book, { ...readPrice(form, id, currency, locale).draft, wrong });
    }
    return saved(c, viewer, book, form, { id, active: true, stripeProductId: null });
  }),
);

priceRoutes.post(
  `${PRICE_BOOK}/link`,
  withBook((c, viewer, book) => linked(c, viewer, book, book.items)),
);

priceRoutes.post(
  `${PRICE_BOOK}/:itemId`,
  withItem(async (c, viewer, { book, item }) => saved(c, viewer, book, await formOf(c), item)),
);

priceRoutes.post(
  `${PRICE_BOOK}/:itemId/link`,
  withItem((c, viewer, { book, item }) => linked(c, viewer, book, [item])),
);

priceRoutes.post(
  `${PRICE_BOOK}/:itemId/:fate{aside|back}`,
  withItem(async (c, viewer, { item }) => {
    const { organisationId } = viewer;
    const active = c.req.param("fate") === "back";
    await setPriceActive(databaseOf(c.env, organisationId), organisationId, item.id, active);
    return afterwards(c, viewer);
  }),
);

type Stays = Pick<PriceItemRow, "id" | "active" | "stripeProductId">;

/** Writes what was typed, or shows it again with what is wrong. */
async function saved(
  c: Context<AppEnv>,
  viewer: Viewer,
  book: Book,
  form: FormData,
  { id, active, stripeProductId }: Stays,
): Promise<Shown> {
  const { organisationId, organisation } = viewer;
  const { currency, locale } = organisation;
  const { draft, item, position } = readPrice(form, id, currency, locale, book.usualMarkup);
  if (!item) return refused(c, viewer, book, draft);
  const row = { organisationId, id, active, stripeProductId, position: 0, ...item };
  const changed = placeItem(book.items, row, position);
  await savePriceItems(databaseOf(c.env, organisationId), organisationId, changed);
  return afterwards(c, viewer);
}

/** Makes products at Stripe of the items that it does not know; what stands against it is told above the book. */
async function linked(
  c: Context<AppEnv>,
  viewer: Viewer,
  book: Book,
  meant: readonly PriceItemRow[],
): Promise<Shown> {
  const { organisationId } = viewer;
  const db = databaseOf(c.env, organisationId);
  const wanted = meant.filter((item) => item.active && item.stripeProductId === null);
  const accounts = await readAccounts(db, organisationId);
  const { linked: done, refused: why } = await linkToStripe(c.env, book.organisation, accounts, wanted);
  if (done.length > 0) await savePriceItems(db, organisationId, done);
  const known = new Map(done.map((item) => [item.id, item]));
  const items = book.items.map((item) => known.get(item.id) ?? item);
  const left = wanted.length - done.length;
  const count = done.length === 1 ? "1 item is linked" : `${done.length} items are linked`;
  const words = [
    done.length > 0 || !why ? `${count} to Stripe.` : null,
    why,
    !why && left > 0 ? `${left} are left: press again.` : null,
  ].filter(Boolean);
  if (why) c.status(409);
  return bookShown(c, viewer, { ...book, items }, undefined, { words: words.join(" "), bad: why !== null });
}

/** What an import did, as its address tells. */
function importedWords(count: string | undefined): PriceBookProps["told"] {
  if (count === undefined || !/^\d{1,4}$/.test(count)) return undefined;
  return { words: `Taken over: ${counted(Number(count), "row")}.`, bad: false };
}

function refused(c: Context<AppEnv>, viewer: Viewer, book: Book, draft: PriceDraft): Shown {
  c.status(422);
  return bookShown(c, viewer, book, draft);
}
