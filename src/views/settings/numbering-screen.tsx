import type { FC } from "hono/jsx";
import type { Numbering } from "../../worker/billing/vocabulary.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { FormFate, fieldOf, Part } from "./form-parts.tsx";
import { OnlyOwner, OwnersForm } from "./owners-form.tsx";
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
  const field = fieldOf(draft);
  return (
    <SettingsFrame frame={frame} title="Numbering" needs={needs}>
      <FormFate
        saved={saved ? "Saved. Documents that have a number keep it as it is." : undefined}
        wrong={draft.wrong}
      />
      <OnlyOwner frame={frame} changes="how documents are numbered" />
      <p class="said">
        The next invoice is <strong>{next.invoice}</strong>, the next credit note{" "}
        <strong>{next.creditNote}</strong>.
      </p>
      <OwnersForm frame={frame} legend="Numbering" address={NUMBERING} press="Save the numbering">
        <Part title="Numbers" told="in one row, without a gap">
          <div class="pair">
            <Field {...field("prefix")} label="Before an invoice's number" autocomplete="off" />
            <Field {...field("creditPrefix")} label="Before a credit note's number" autocomplete="off" />
            <Field {...field("digits")} label="Digits" hint="Filled up with zeros in front." type="decimal" />
            <Field
              {...field("first")}
              label="First number"
              hint="Where you come from another system: one more than its last."
              type="decimal"
            />
          </div>
          <p class="small soft">
            A number is taken when an invoice is finalised, and no other ever gets it. A draft has none.
          </p>
        </Part>
      </OwnersForm>
    </SettingsFrame>
  );
};
