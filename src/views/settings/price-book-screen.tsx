import type { FC } from "hono/jsx";
import type { PriceItemRow } from "../../worker/database/rows.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import type { TaxChoice } from "../office/lines-draft.ts";
import { counted } from "../parts/words.ts";
import type { PriceDraft } from "./price-draft.ts";
import { PriceForm } from "./price-form.tsx";
import { PriceTable } from "./price-table.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export type PriceBookProps = {
  frame: Frame;
  /** Those on this page. */
  items: PriceItemRow[];
  /** How many a crew can choose from, and how many of them Stripe does not know. */
  count: { active: number; unlinked: number };
  search: string;
  /** The address of the next page. */
  next: string | null;
  needs: number;
  taxes: TaxChoice[];
  /** Percent as a decimal in text. */
  usualMarkup: string | null;
  /** The item that is being changed, as it stands in its form. */
  edited?: PriceDraft;
  added: PriceDraft;
  /** What came of the last press. */
  told?: { words: string; bad: boolean };
};

const HERE = "/office/settings/price-book";
/** How many a phone keeps. */
const FOR_THE_CREW = 500;

/** What the vendor sells, at its price: what a crew adds to a job on site is chosen here. */
export const PriceBookScreen: FC<PriceBookProps> = (props) => (
  <SettingsFrame frame={props.frame} title="Price book" needs={props.needs}>
    <PriceBookRegion {...props} />
  </SettingsFrame>
);

export const PriceBookRegion: FC<PriceBookProps> = (props) => {
  const { frame, items, count, search, next, taxes, usualMarkup, added, told } = props;
  return (
    <div class="stack" id="price-book">
      {told ? (
        <p class={told.bad ? "said bad" : "said"} role={told.bad ? "alert" : "status"}>
          {told.words}
        </p>
      ) : null}
      <section class="sheet">
        <header>
          <h2>{counted(count.active, "item")} for the crew to choose from</h2>
          <span class="small soft">amounts in {frame.currency.toUpperCase()}</span>
        </header>
        {count.active > FOR_THE_CREW ? (
          <p class="body small soft">
            A phone shows the first {FOR_THE_CREW}: put what is used most to the top.
          </p>
        ) : null}
        <Tools search={search} unlinked={count.unlinked} />
        {items.length === 0 ? (
          <p class="body soft">
            {search
              ? "Nothing in the price book has these words."
              : "Nothing yet. Until there is something, a crew cannot add work on site."}
          </p>
        ) : (
          <PriceTable {...props} />
        )}
        {next ? (
          <p class="body">
            <a class="button" href={next}>
              More items
            </a>
          </p>
        ) : null}
      </section>
      <section class="sheet" id="new-price">
        <header>
          <h2>Add an item</h2>
        </header>
        <PriceForm
          draft={added}
          address={HERE}
          press="Add to the price book"
          taxes={taxes}
          usualMarkup={usualMarkup}
        />
      </section>
      <p class="small soft">
        A link to Stripe makes each item a product there, for your own reports: what customers are billed
        stays the amount on the line, to the unit.
      </p>
    </div>
  );
};

const Tools: FC<{ search: string; unlinked: number }> = ({ search, unlinked }) => (
  <div class="body row">
    <form method="get" action={HERE} class="find-item">
      <input type="search" name="q" value={search} aria-label="Find an item" placeholder="Find an item" />
      <button class="button" type="submit">
        Find
      </button>
    </form>
    <a class="button" href={`${HERE}/import`}>
      Import a file
    </a>
    <a class="button" href={`${HERE}/prices.csv`}>
      Export
    </a>
    {unlinked > 0 ? (
      <form method="post" action={`${HERE}/link`}>
        <button class="button" type="submit">
          Link {unlinked} to Stripe
        </button>
      </form>
    ) : null}
  </div>
);
