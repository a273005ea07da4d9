import type { FC } from "hono/jsx";
import type { PriceItemRow } from "../../worker/database/rows.ts";
import { formatAmount } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Status } from "../parts/status.tsx";
import { counted, LINE_KIND } from "../parts/words.ts";
import type { PriceDraft } from "./price-draft.ts";
import { PriceForm } from "./price-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export type PriceBookProps = {
  frame: Frame;
  items: PriceItemRow[];
  needs: number;
  /** The item that is being changed, as it stands in its form. */
  edited?: PriceDraft;
  added: PriceDraft;
};

const HERE = "/office/settings/price-book";

/** What the vendor sells, at its price: what a crew adds to a job on site is chosen here. */
export const PriceBookScreen: FC<PriceBookProps> = (props) => (
  <SettingsFrame frame={props.frame} title="Price book" needs={props.needs}>
    <PriceBookRegion {...props} />
  </SettingsFrame>
);

export const PriceBookRegion: FC<PriceBookProps> = ({ frame, items, edited, added }) => (
  <div class="stack" id="price-book">
    <section class="sheet">
      <header>
        <h2>{counted(items.filter((one) => one.active).length, "item")} for the crew to choose from</h2>
        <span class="small soft">amounts in {frame.currency.toUpperCase()}, without tax</span>
      </header>
      {items.length === 0 ? (
        <p class="body soft">Nothing yet. Until there is something, a crew cannot add work on site.</p>
      ) : (
        <PriceTable frame={frame} items={items} edited={edited} />
      )}
    </section>
    <section class="sheet" id="new-price">
      <header>
        <h2>Add an item</h2>
      </header>
      <PriceForm draft={added} address={HERE} press="Add to the price book" />
    </section>
  </div>
);

const PriceTable: FC<Pick<PriceBookProps, "frame" | "items" | "edited">> = ({ frame, items, edited }) => (
  <table class="prices">
    <thead>
      <tr>
        <th scope="col" class="num">
          #
        </th>
        <th scope="col">What</th>
        <th scope="col" class="wide">
          Kind
        </th>
        <th scope="col" class="num">
          Price
        </th>
        <th scope="col">Unit</th>
        <th scope="col" class="num wide">
          Tax %
        </th>
        <th scope="col">
          <span class="unseen">Change</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {items.map((item) =>
        item.id === edited?.id ? (
          <tr id={item.id} class="editing">
            <td colspan={7}>
              <PriceForm draft={edited} address={`${HERE}/${item.id}`} press="Save the item" back={HERE} />
            </td>
          </tr>
        ) : (
          <PriceRow item={item} frame={frame} />
        ),
      )}
    </tbody>
  </table>
);

const PriceRow: FC<{ item: PriceItemRow; frame: Frame }> = ({ item, frame }) => (
  <tr id={item.id}>
    <td class="num soft">{item.position}</td>
    <td class={item.active ? "what" : "what soft"}>
      {item.description} {item.active ? null : <Status tone="off">Put aside</Status>}
    </td>
    <td class="wide soft">{LINE_KIND[item.kind]}</td>
    <td class="num">{formatAmount(item.unitAmount, frame.currency, frame.locale)}</td>
    <td class="soft">{item.unit}</td>
    <td class="num wide soft">{item.taxRate ?? ""}</td>
    <td class="acts">
      <a
        class="button plain"
        href={`${HERE}?edit=${item.id}#${item.id}`}
        hx-get={`${HERE}?edit=${item.id}`}
        hx-target="#price-book"
        hx-swap="outerMorph"
        aria-label={`Change ${item.description}`}
      >
        Change
      </a>
      <form
        method="post"
        action={`${HERE}/${item.id}/${item.active ? "aside" : "back"}`}
        hx-post={`${HERE}/${item.id}/${item.active ? "aside" : "back"}`}
        hx-target="#price-book"
        hx-swap="outerMorph"
      >
        <button
          class="button plain"
          type="submit"
          aria-label={`${item.active ? "Put aside" : "Bring back"} ${item.description}`}
        >
          {item.active ? "Put aside" : "Bring back"}
        </button>
      </form>
    </td>
  </tr>
);
