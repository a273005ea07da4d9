import type { FC } from "hono/jsx";
import { Field } from "../parts/field.tsx";
import type { TaxDraft } from "./tax-draft.ts";

type TaxFormProps = {
  draft: TaxDraft;
  address: string;
  press: string;
  /** Where the form is left without a change. */
  back?: string;
};

/** A tax as fields. */
export const TaxForm: FC<TaxFormProps> = ({ draft: { id, typed, wrong }, address, press, back }) => (
  <form class="body form" method="post" action={address}>
    <input type="hidden" name="id" value={id} />
    <div class="pair">
      <Field
        id={`${id}-name`}
        name="name"
        label="Name"
        value={typed.name}
        wrong={wrong.name}
        hint="As invoices show it, such as Florida sales tax."
        maxlength={50}
        autocomplete="off"
      />
      <Field
        id={`${id}-percent`}
        name="percent"
        label="Percent"
        type="decimal"
        value={typed.percent}
        wrong={wrong.percent}
        autocomplete="off"
      />
    </div>
    <label class="choice" for={`${id}-inclusive`}>
      <input type="checkbox" id={`${id}-inclusive`} name="inclusive" checked={typed.inclusive} />
      <span>Prices hold it already</span>
    </label>
    <label class="choice" for={`${id}-usual`}>
      <input type="checkbox" id={`${id}-usual`} name="usual" checked={typed.usual} />
      <span>The usual one: new lines get it, and the lines that the billing rules make</span>
    </label>
    <div class="row">
      <button class="button act" type="submit">
        {press}
      </button>
      {back ? (
        <a class="button" href={back}>
          Leave as it was
        </a>
      ) : null}
    </div>
  </form>
);
