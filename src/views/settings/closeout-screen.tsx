import type { FC } from "hono/jsx";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import type { CloseoutDraft } from "./closeout-draft.ts";
import { Choice, FormFate, fieldOf, Part } from "./form-parts.tsx";
import { OnlyOwner, OwnersForm } from "./owners-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

type CloseoutProps = { frame: Frame; needs: number; draft: CloseoutDraft; saved?: boolean };

/** The organisation's own rules for closing a job out. The owner changes them, the office reads them. */
export const CloseoutScreen: FC<CloseoutProps> = ({ frame, needs, draft, saved }) => (
  <SettingsFrame frame={frame} title="Closeout rules" needs={needs}>
    <FormFate
      saved={saved ? "Saved. The rules hold from now on, also for jobs that are under way." : undefined}
      wrong={draft.wrong}
    />
    <OnlyOwner frame={frame} changes="these rules" />
    <OwnersForm
      {...{ frame, id: "closeout", address: "/office/settings/closeout" }}
      legend="Closeout rules"
      press="Save the rules"
    >
      <Proof draft={draft} />
      <Lists draft={draft} />
      <Afterwards draft={draft} />
    </OwnersForm>
  </SettingsFrame>
);

type PartProps = { draft: CloseoutDraft };

const Proof: FC<PartProps> = ({ draft }) => {
  const field = fieldOf(draft);
  return (
    <Part title="Before a job counts as done" told="a portal's own rules go before these">
      <div class="pair">
        <Field
          {...field("photosBefore")}
          label="Photos before the work"
          hint="At least this many."
          type="decimal"
        />
        <Field
          {...field("photosAfter")}
          label="Photos after the work"
          hint="At least this many."
          type="decimal"
        />
      </div>
      <Choice name="signature" checked={draft.typed.signature}>
        The customer signs: on the crew's phone, or by a link on their own
      </Choice>
      <Field
        {...field("serialNumbers")}
        label="Serial numbers"
        hint="At least this many; 0 asks for none."
        type="decimal"
      />
    </Part>
  );
};

const Lists: FC<PartProps> = ({ draft }) => {
  const field = fieldOf(draft);
  return (
    <Part title="What the crew fills in" told="one a line; empty asks for nothing">
      <Field
        {...field("checklist")}
        label="Checklist"
        hint="What the crew looks at before leaving. A line whose words stay keeps its answers."
        rows={5}
      />
      <Field
        {...field("resolutionCodes")}
        label="Resolution codes"
        hint="The crew chooses one of these."
        rows={4}
      />
      <Field {...field("rootCauses")} label="Root causes" hint="The crew chooses one of these." rows={4} />
    </Part>
  );
};

const Afterwards: FC<PartProps> = ({ draft: { typed } }) => (
  <Part title="When the work is done">
    <Choice name="review" checked={typed.review}>
      The office looks at the proof before anything is billed
    </Choice>
  </Part>
);
