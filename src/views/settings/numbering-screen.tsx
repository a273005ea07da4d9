import type { FC } from "hono/jsx";
import type { Numbering } from "../../worker/billing/vocabulary.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { FormFate, Part } from "./form-parts.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export const NUMBERING = "/office/settings/numbering";

/** The numbering as it stands in its form, and what is wrong, by field. */
export type NumberingDraft = {
  typed: { [name in keyof Numbering]-?: string };
  wrong: { [field: string]: string };
};

type NumberingProps = {
  frame: Frame;
  needs: number;
  draft: NumberingDraft;
  /** What the next documents will be called. */
  next: { invoice: string; creditNote: string };
  saved?: boolean;
};

/** How documents are numbered. The owner changes it, the office reads it. */
export const NumberingScreen: FC<NumberingProps> = ({ frame, needs, draft, next, saved }) => {
  const { typed, wrong } = draft;
  const mine = frame.viewer.role === "owner";
  return (
    <SettingsFrame frame={frame} title="Numbering" needs={needs}>
      <FormFate
        saved={saved ? "Saved. Documents that have a number keep it as it is." : undefined}
        wrong={wrong}
      />
      {mine ? null : <p class="said">Only an owner changes how documents are numbered.</p>}
      <p class="said">
        The next invoice is <strong>{next.invoice}</strong>, the next credit note{" "}
        <strong>{next.creditNote}</strong>.
      </p>
      <form class="form new" method="post" action={NUMBERING}>
        <fieldset class="form" disabled={!mine}>
          <legend class="unseen">Numbering</legend>
          <Part title="Numbers" told="in one row, without a gap">
            <div class="pair">
              <Field
                {...{ name: "prefix", value: typed.prefix, wrong: wrong.prefix }}
                label="Before an invoice's number"
                autocomplete="off"
              />
              <Field
                {...{ name: "creditPrefix", value: typed.creditPrefix, wrong: wrong.creditPrefix }}
                label="Before a credit note's number"
                autocomplete="off"
              />
              <Field
                {...{ name: "digits", value: typed.digits, wrong: wrong.digits }}
                label="Digits"
                hint="Filled up with zeros in front."
                type="decimal"
              />
              <Field
                {...{ name: "first", value: typed.first, wrong: wrong.first }}
                label="First number"
                hint="Where you come from another system: one more than its last."
                type="decimal"
              />
            </div>
            <p class="small soft">
              A number is taken when an invoice is finalised, and no other ever gets it. A draft has none.
            </p>
          </Part>
          {mine ? (
            <div class="row">
              <button class="button act" type="submit">
                Save the numbering
              </button>
            </div>
          ) : null}
        </fieldset>
      </form>
    </SettingsFrame>
  );
};
