import type { FC } from "hono/jsx";
import { KindField } from "../office/line-cells.tsx";
import type { TaxChoice } from "../office/lines-draft.ts";
import { TaxField } from "../office/tax-field.tsx";
import { Field } from "../parts/field.tsx";
import { fieldOf } from "./form-parts.tsx";
import type { PriceDraft } from "./price-draft.ts";

type PriceFormProps = {
  draft: PriceDraft;
  address: string;
  press: string;
  taxes: readonly TaxChoice[];
  /** Percent as a decimal in text, for an item that names none. */
  usualMarkup: string | null;
  /** Where the form is left without a change. */
  back?: string;
};

/** An item of the price book as fields; the book comes back with it in its place, or with what is wrong. */
export const PriceForm: FC<PriceFormProps> = ({ draft, address, press, taxes, usualMarkup, back }) => {
  const { id, typed, wrong } = draft;
  const field = (name: keyof PriceDraft["typed"]) => ({
    ...fieldOf(draft)(name),
    id: `${id}-${name}`,
    autocomplete: "off",
  });
  return (
    <form
      class="body form"
      method="post"
      action={address}
      hx-post={address}
      hx-target="#price-book"
      hx-swap="outerMorph"
      hx-disable="find button"
    >
      <input type="hidden" name="id" value={id} />
      <div class="priced">
        <Field {...field("description")} label="What" maxlength={500} />
        <div class="field">
          <label for={`${id}-kind`}>Kind</label>
          <KindField id={`${id}-kind`} name="kind" value={typed.kind} />
        </div>
        <Field {...field("unitPrice")} label="Price" type="decimal" hint="empty: cost with markup" />
        <Field {...field("unit")} label="Unit" hint="h, sq ft, each" maxlength={20} />
        <div class="field">
          <label for={`${id}-taxRate`}>{taxes.length > 0 ? "Tax" : "Tax %"}</label>
          <TaxField
            id={`${id}-taxRate`}
            name="taxRate"
            value={typed.taxRate}
            taxes={taxes}
            invalid={wrong.taxRate !== undefined}
          />
          {wrong.taxRate ? <span class="wrong">{wrong.taxRate}</span> : null}
        </div>
        <Field {...field("position")} label="Position" type="decimal" hint="empty: last" />
        <Field {...field("code")} label="Code" hint="your own, for imports" maxlength={60} />
        <Field {...field("cost")} label="Cost" type="decimal" hint="what you pay" />
        <Field
          {...field("markup")}
          label="Markup %"
          type="decimal"
          hint={usualMarkup === null ? "on the cost" : `empty: ${usualMarkup}`}
        />
      </div>
      <div class="row">
        <button class="button act" type="submit">
          {press}
        </button>
        {back ? (
          <a class="button" href={back} hx-get={back} hx-target="#price-book" hx-swap="outerMorph">
            Leave as it was
          </a>
        ) : null}
      </div>
    </form>
  );
};
