import type { Context } from "hono";
import { Hono } from "hono";
import { PriceBookRegion, PriceBookScreen } from "../../views/settings/price-book-screen.tsx";
import { draftOfPrice, emptyPrice, type PriceDraft } from "../../views/settings/price-draft.ts";
import { databaseOf } from "../database/database.ts";
import type { PriceItemRow } from "../database/rows.ts";
import { openFailureIds } from "../failures/records.ts";
import type { AppEnv, Viewer } from "../http/app-env.ts";
import type { Shown } from "../http/html.ts";
import { action, isPartial, page, type Scope } from "../http/page.ts";
import { newId } from "../ids/new-id.ts";
import { formOf, textOf } from "../jobs/office-verbs.ts";
import { frameFor } from "../time/viewer-clock.ts";
import { readPrice } from "./price-input.ts";
import { placeItem } from "./price-order.ts";
import { priceBook, savePriceItems, setPriceActive } from "./price-records.ts";

const roles = ["owner", "office"] as const;
const HERE = "/office/settings/price-book";
const MOST_ITEMS = 500;
const FORM_ID = /^price_[0-9a-z]{26}$/;

const read = ({ db, organisationId }: Scope) =>
  [priceBook(db, organisationId), openFailureIds(db, organisationId)] as const;

/** The price book: what a crew can add to a job on site, and at which price. */
export const priceRoutes = new Hono<AppEnv>();

priceRoutes.get(
  HERE,
  page({
    roles,
    read,
    show: (c, viewer, [items, needing]) => {
      const edited = items.find((one) => one.id === c.req.query("edit"));
      const draft = edited && draftOfPrice(edited, viewer.organisation.currency);
      return shown(c, viewer, items, needing.length, draft);
    },
  }),
);

priceRoutes.post(
  HERE,
  page({
    roles,
    read,
    show: async (c, viewer, [items, needing]) => {
      const form = await formOf(c);
      const asked = textOf(form, "id");
      // The form brought its own name, so that a second press adds nothing.
      const id = FORM_ID.test(asked) ? asked : newId("price");
      if (items.length >= MOST_ITEMS) {
        return refused(c, viewer, items, needing.length, {
          ...readPrice(form, id, viewer.organisation.currency, viewer.organisation.locale).draft,
          wrong: { description: `A price book has at most ${MOST_ITEMS} items.` },
        });
      }
      return saved(c, viewer, items, needing.length, { form, id, active: true });
    },
  }),
);

priceRoutes.post(
  `${HERE}/:itemId`,
  page({
    roles,
    read,
    show: async (c, viewer, [items, needing]) => {
      const known = items.find((one) => one.id === c.req.param("itemId"));
      if (!known) return c.notFound();
      const { id, active } = known;
      return saved(c, viewer, items, needing.length, { form: await formOf(c), id, active });
    },
  }),
);

priceRoutes.post(
  `${HERE}/:itemId/:fate{aside|back}`,
  action({
    roles,
    run: async (c, viewer) => {
      const active = c.req.param("fate") === "back";
      const db = databaseOf(c.env, viewer.organisationId);
      await setPriceActive(db, viewer.organisationId, c.req.param("itemId") ?? "", active);
      return afterwards(c, viewer);
    },
  }),
);

type Asked = { form: FormData; id: string; active: boolean };

const unpriced = {
  ...{ code: null, cost: null, markup: null, stripeProductId: null, taxName: null, taxInclusive: false },
};

/** Writes what was typed, or shows it again with what is wrong. */
async function saved(
  c: Context<AppEnv>,
  viewer: Viewer,
  items: PriceItemRow[],
  needs: number,
  { form, id, active }: Asked,
): Promise<Shown> {
  const { organisationId, organisation } = viewer;
  const { draft, item, position } = readPrice(form, id, organisation.currency, organisation.locale);
  if (!item) return refused(c, viewer, items, needs, draft);
  const changed = placeItem(
    items,
    { ...unpriced, organisationId, id, active, position: 0, ...item },
    position,
  );
  await savePriceItems(databaseOf(c.env, organisationId), organisationId, changed);
  return afterwards(c, viewer);
}

function refused(
  c: Context<AppEnv>,
  viewer: Viewer,
  items: PriceItemRow[],
  needs: number,
  draft: PriceDraft,
): Shown {
  c.status(422);
  return shown(c, viewer, items, needs, draft);
}

async function afterwards(c: Context<AppEnv>, viewer: Viewer): Promise<Shown> {
  if (!isPartial(c)) return c.redirect(HERE, 303);
  const { organisationId } = viewer;
  const items = await priceBook(databaseOf(c.env, organisationId), organisationId);
  return shown(c, viewer, items, 0);
}

/** The page or its region; a draft whose item is in the book stands at its row, any other in the form for a new one. */
function shown(
  c: Context<AppEnv>,
  viewer: Viewer,
  items: PriceItemRow[],
  needs: number,
  draft?: PriceDraft,
): Shown {
  const isKnown = items.some((one) => one.id === draft?.id);
  const drafts = {
    edited: isKnown ? draft : undefined,
    added: draft && !isKnown ? draft : emptyPrice(newId("price")),
  };
  const View = isPartial(c) ? PriceBookRegion : PriceBookScreen;
  return <View frame={frameFor(viewer, c.env)} items={items} needs={needs} {...drafts} />;
}
