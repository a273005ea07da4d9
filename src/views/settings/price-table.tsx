import type { FC } from "hono/jsx";
import type { PriceItemRow } from "../../worker/database/rows.ts";
import { formatAmount } from "../../worker/money/format.ts";
import { taxWords } from "../../worker/money/tax-sums.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Columns } from "../parts/columns.tsx";
import { Status } from "../parts/status.tsx";
import { LINE_KIND } from "../parts/words.ts";
import type { PriceBookProps } from "./price-book-screen.tsx";
import { PriceForm } from "./price-form.tsx";

const HERE = "/office/settings/price-book";

type TableProps = Pick<PriceBookProps, "frame" | "items" | "edited" | "taxes" | "usualMarkup">;

/** The items in their order, with what can be done to each. */
export const PriceTable: FC<TableProps> = ({ frame, items, edited, taxes, usualMarkup }) => (
  <table class="prices">
    <Columns
      of={[
        ["#", "num"],
        "What",
        ["Kind", "wide"],
        ["Cost", "num wide"],
        ["Price", "num"],
        "Unit",
        ["Tax", "wide"],
        [<span class="unseen">Change</span>],
      ]}
    />
    <tbody>
      {items.map((item) =>
        item.id === edited?.id ? (
          <tr id={item.id} class="editing">
            <td colspan={8}>
              <PriceForm
                draft={edited}
                address={`${HERE}/${item.id}`}
                press="Save the item"
                taxes={taxes}
                usualMarkup={usualMarkup}
                back={HERE}
              />
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
      {item.code || item.stripeProductId ? (
        <span class="soft small block">
          {[item.code, item.stripeProductId && `Stripe ${item.stripeProductId}`].filter(Boolean).join(" · ")}
        </span>
      ) : null}
    </td>
    <td class="wide soft">{LINE_KIND[item.kind]}</td>
    <td class="num wide soft">
      {item.cost === null ? "" : formatAmount(item.cost, frame.currency, frame.locale)}
    </td>
    <td class="num">{formatAmount(item.unitAmount, frame.currency, frame.locale)}</td>
    <td class="soft">{item.unit}</td>
    <td class="wide soft">{taxOf(item)}</td>
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
      <RowAct
        item={item}
        act={item.active ? "aside" : "back"}
        word={item.active ? "Put aside" : "Bring back"}
      />
      {item.stripeProductId === null && item.active ? (
        <RowAct item={item} act="link" word="Link to Stripe" />
      ) : null}
    </td>
  </tr>
);

const RowAct: FC<{ item: PriceItemRow; act: "aside" | "back" | "link"; word: string }> = ({
  item,
  act,
  word,
}) => {
  const address = `${HERE}/${item.id}/${act}`;
  return (
    <form method="post" action={address} hx-post={address} hx-target="#price-book" hx-swap="outerMorph">
      <button class="button plain" type="submit" aria-label={`${word} ${item.description}`}>
        {word}
      </button>
    </form>
  );
};

function taxOf({ taxRate: rate, taxName: name, taxInclusive: inclusive }: PriceItemRow): string {
  return rate === null ? "" : taxWords({ name: name ?? "Tax", rate, inclusive });
}
