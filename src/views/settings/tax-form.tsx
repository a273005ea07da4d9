import type { FC } from "hono/jsx";
import { Field } from "../parts/field.tsx";
import { fieldOf } from "./form-parts.tsx";
import type { TaxDraft } from "./tax-draft.ts";

type TaxFormProps = {
  draft: TaxDraft;
  address: string;
  press: string;
  /** Where the form is left without a change. */
  back?: string;
};

/** A tax as fields. */
export const TaxForm: FC<TaxFormProps> = ({ draft, address, press, back }) => {
  const { id, typed } = draft;
  const field = fieldOf(draft);
  return (
    <form class="body form" method="post" action={address}>
      <input type="hidden" name="id" value={id} />
      <div class="pair">
        <Field
          id={`${id}-name`}
          {...field("name")}
          label="Name"
          hint="As invoices show it, such as Florida sales tax."
          maxlength={50}
          autocomplete="off"
        />
        <Field id={`${id}-percent`} {...field("percent")} label="Percent" type="decimal" autocomplete="off" />
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
};
