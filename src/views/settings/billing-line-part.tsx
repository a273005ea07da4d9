import type { FC } from "hono/jsx";
import { LINE_KINDS } from "../../worker/jobs/vocabulary.ts";
import { Field } from "../parts/field.tsx";
import { LINE_KIND } from "../parts/words.ts";
import type { BillingFormProps } from "./billing-form.tsx";
import { GROUP_WORDS } from "./billing-words.ts";
import { Choice, fieldOf, OneOf, Part } from "./form-parts.tsx";

/** How a bill's lines come from the job's. */
export const LinePart: FC<BillingFormProps> = ({ draft, everywhere, frame }) => {
  const field = fieldOf(draft);
  return (
    <Part title="What is on the bill" told={`amounts in ${frame.currency.toUpperCase()}`}>
      {everywhere ? (
        <OneOf
          {...field("ownLines")}
          label="Lines"
          hint="What follows counts only where it is of its own."
          options={[
            ["", "As everywhere"],
            ["own", "Of its own, as below"],
          ]}
        />
      ) : (
        <input type="hidden" name="ownLines" value="own" />
      )}
      <fieldset class="form">
        <legend>Which lines of a job are billed</legend>
        <div class="ticks">
          {LINE_KINDS.map((kind) => (
            <Choice name="kinds" value={kind} checked={draft.kinds.includes(kind)}>
              {LINE_KIND[kind]}
            </Choice>
          ))}
        </div>
      </fieldset>
      <OneOf {...field("group")} label="How they stand on the bill" options={Object.entries(GROUP_WORDS)} />
      <LabourFields draft={draft} />
      <div class="pair">
        <Field {...field("travel")} label="Travel, once a job" hint="Empty: none." type="decimal" />
        <Field {...field("minimum")} label="Smallest bill" hint="Before tax. Empty: none." type="decimal" />
        <Field
          {...field("markup")}
          label="Markup on material, in percent"
          hint="Where the price book names none. Empty: none."
          type="decimal"
        />
      </div>
    </Part>
  );
};

const LabourFields: FC<Pick<BillingFormProps, "draft">> = ({ draft }) => {
  const field = fieldOf(draft);
  return (
    <>
      <OneOf
        {...field("labour")}
        label="Labour"
        options={[
          ["none", "As it is entered"],
          ["time", "By the time on site, where none was entered"],
        ]}
      />
      <div class="pair">
        <Field {...field("labourRate")} label="An hour costs" type="decimal" />
        <Field {...field("labourRoundTo")} label="Minutes are rounded up to" type="decimal" />
        <Field {...field("labourAtLeast")} label="Fewest minutes" type="decimal" />
      </div>
    </>
  );
};
