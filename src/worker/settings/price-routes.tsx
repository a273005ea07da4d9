import type { Context } from "hono";
import { Hono } from "hono";
import { choiceValue } from "../../views/office/lines-draft.ts";
import { counted } from "../../views/parts/words.ts";
import {
  type PriceBookProps,
  PriceBookRegion,
  PriceBookScreen,
} from "../../views/settings/price-book-screen.tsx";
import { draftOfPrice, emptyPrice, type PriceDraft } from "../../views/settings/price-draft.ts";
import { databaseOf } from "../database/database.ts";
import type { OrganisationRow, PriceItemRow, TaxRateRow } from "../database/rows.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { isPartial, page, type Scope } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { readAccounts } from "../stripe-accounts/records.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { organisationRow } from "./paper-records.ts";
import { MOST_ITEMS } from "./price-csv-plan.ts";
import { readPrice } from "./price-input.ts";
import { placeItem } from "./price-order.ts";
import { pricePage } from "./price-page.ts";
import { priceBook, savePriceItems, setPriceActive } from "./price-records.ts";
import { linkToStripe } from "./price-stripe.ts";
import { activeTaxRates } from "./tax-records.ts";

const roles = ["owner", "office"] as const;
const HERE = "/office/settings/price-book";
const FORM_ID = /^price_[0-9a-z]{26}$/;

const read = ({ db, organisationId }: Scope) =>
  [
    priceBook(db, organisationId),
    activeTaxRates(db, organisationId),
    organisationRow(db, organisationId),
    openFailureIds(db, organisationId),
  ] as const;

type Book = { items: PriceItemRow[]; taxes: TaxRateRow[]; usualMarkup: string | null; needs: number };

function bookOf(
  items: PriceItemRow[],
  taxes: TaxRateRow[],
  [own]: OrganisationRow[],
  needing: unknown[],
): Book {
  const usualMarkup = own?.rules.billing?.lines?.markup ?? null;
  return { items, taxes, usualMarkup, needs: needing.length };
}

/** The price book: what a crew can add to a job on site, and at which price. */
export const priceRoutes = new Hono<AppEnv>();

priceRoutes.get(
  HERE,
  page({
    roles,
    read,
    show: (c, viewer, rows) => {
      const book = bookOf(...rows);
      const edited = book.items.find((one) => one.id === c.req.query("edit"));
      const draft = edited && draftOfPrice(edited, viewer.organisation.currency, book.usualMarkup);
      return shown(c, viewer, book, draft, importedWords(c.req.query("imported")));
    },
  }),
);

priceRoutes.post(
  HERE,
  page({
    roles,
    read,
    show: async (c, viewer, rows) => {
      const book = bookOf(...rows);
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
    },
  }),
);

priceRoutes.post(
  `${HERE}/link`,
  page({
    roles,
    read,
    show: (c, viewer, rows) => {
      const book = bookOf(...rows);
      return linked(c, viewer, book, rows[2], book.items);
    },
  }),
);

priceRoutes.post(
  `${HERE}/:itemId`,
  page({
    roles,
    read,
    show: async (c, viewer, rows) => {
      const book = bookOf(...rows);
      const known = book.items.find((one) => one.id === c.req.param("itemId"));
      return known ? saved(c, viewer, book, await formOf(c), known) : c.notFound();
    },
  }),
);

priceRoutes.post(
  `${HERE}/:itemId/link`,
  page({
    roles,
    read,
    show: (c, viewer, rows) => {
      const book = bookOf(...rows);
      const known = book.items.find((one) => one.id === c.req.param("itemId"));
      return known ? linked(c, viewer, book, rows[2], [known]) : c.notFound();
    },
  }),
);

priceRoutes.post(
  `${HERE}/:itemId/:fate{aside|back}`,
  page({
    roles,
    read,
    show: async (c, viewer, [items]) => {
      const known = items.find((one) => one.id === c.req.param("itemId"));
      if (!known) return c.notFound();
      const { organisationId } = viewer;
      const active = c.req.param("fate") === "back";
      await setPriceActive(databaseOf(c.env, organisationId), organisationId, known.id, active);
      return afterwards(c, viewer);
    },
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
  [own]: OrganisationRow[],
  meant: readonly PriceItemRow[],
): Promise<Shown> {
  if (!own) return c.notFound();
  const { organisationId } = viewer;
  const db = databaseOf(c.env, organisationId);
  const wanted = meant.filter((item) => item.active && item.stripeProductId === null);
  const { linked: done, refused: why } = await linkToStripe(
    c.env,
    own,
    await readAccounts(db, organisationId),
    wanted,
  );
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
  return shown(c, viewer, { ...book, items }, undefined, { words: words.join(" "), bad: why !== null });
}

/** What an import did, as its address tells. */
function importedWords(count: string | undefined): PriceBookProps["told"] {
  if (count === undefined || !/^\d{1,4}$/.test(count)) return undefined;
  return { words: `Taken over: ${counted(Number(count), "row")}.`, bad: false };
}

function refused(c: Context<AppEnv>, viewer: Viewer, book: Book, draft: PriceDraft): Shown {
  c.status(422);
  return shown(c, viewer, book, draft);
}

async function afterwards(c: Context<AppEnv>, viewer: Viewer): Promise<Shown> {
  if (!isPartial(c)) return c.redirect(HERE, 303);
  const { organisationId } = viewer;
  const db = databaseOf(c.env, organisationId);
  const [items, taxes, own] = await db.batch([
    priceBook(db, organisationId),
    activeTaxRates(db, organisationId),
    organisationRow(db, organisationId),
  ]);
  return shown(c, viewer, bookOf(items, taxes, own, []));
}

/** The page or its region; a draft whose item is in the book stands at its row, any other in the form for a new one. */
function shown(
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
  const pageOf = pricePage(items, new URL(c.req.url).searchParams, HERE, isKnown ? draft?.id : undefined);
  const View = isPartial(c) ? PriceBookRegion : PriceBookScreen;
  return (
    <View
      frame={frameFor(viewer, c.env)}
      {...pageOf}
      {...{ count, taxes, usualMarkup, needs, told }}
      {...drafts}
    />
  );
}
