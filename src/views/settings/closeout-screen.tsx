import type { FC } from "hono/jsx";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import type { CloseoutDraft } from "./closeout-draft.ts";
import { Choice, FormFate, Part } from "./form-parts.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

type CloseoutProps = { frame: Frame; needs: number; draft: CloseoutDraft; saved?: boolean };

/** The organisation's own rules for closing a job out. The owner changes them, the office reads them. */
export const CloseoutScreen: FC<CloseoutProps> = ({ frame, needs, draft, saved }) => {
  const mine = frame.viewer.role === "owner";
  return (
    <SettingsFrame frame={frame} title="Closeout rules" needs={needs}>
      <FormFate
        saved={saved ? "Saved. The rules hold from now on, also for jobs that are under way." : undefined}
        wrong={draft.wrong}
      />
      {mine ? null : <p class="said">Only an owner changes these rules.</p>}
      <form class="form new" id="closeout" method="post" action="/office/settings/closeout">
        <fieldset class="form" disabled={!mine}>
          <legend class="unseen">Closeout rules</legend>
          <Proof draft={draft} />
          <Lists draft={draft} />
          <Afterwards draft={draft} />
          {mine ? (
            <div class="row">
              <button class="button act" type="submit">
                Save the rules
              </button>
            </div>
          ) : null}
        </fieldset>
      </form>
    </SettingsFrame>
  );
};

type PartProps = { draft: CloseoutDraft };

const Proof: FC<PartProps> = ({ draft: { typed, wrong } }) => (
  <Part title="Before a job counts as done" told="a portal's own rules go before these">
    <div class="pair">
      <Field
        name="photosBefore"
        label="Photos before the work"
        hint="At least this many."
        type="decimal"
        value={typed.photosBefore}
        wrong={wrong.photosBefore}
      />
      <Field
        name="photosAfter"
        label="Photos after the work"
        hint="At least this many."
        type="decimal"
        value={typed.photosAfter}
        wrong={wrong.photosAfter}
      />
    </div>
    <Choice name="signature" checked={typed.signature}>
      The customer signs: on the crew's phone, or by a link on their own
    </Choice>
    <Field
      name="serialNumbers"
      label="Serial numbers"
      hint="At least this many; 0 asks for none."
      type="decimal"
      value={typed.serialNumbers}
      wrong={wrong.serialNumbers}
    />
  </Part>
);

const Lists: FC<PartProps> = ({ draft: { typed, wrong } }) => (
  <Part title="What the crew fills in" told="one a line; empty asks for nothing">
    <Field
      name="checklist"
      label="Checklist"
      hint="What the crew looks at before leaving. A line whose words stay keeps its answers."
      rows={5}
      value={typed.checklist}
      wrong={wrong.checklist}
    />
    <Field
      name="resolutionCodes"
      label="Resolution codes"
      hint="The crew chooses one of these."
      rows={4}
      value={typed.resolutionCodes}
      wrong={wrong.resolutionCodes}
    />
    <Field
      name="rootCauses"
      label="Root causes"
      hint="The crew chooses one of these."
      rows={4}
      value={typed.rootCauses}
      wrong={wrong.rootCauses}
    />
  </Part>
);

const Afterwards: FC<PartProps> = ({ draft: { typed } }) => (
  <Part title="When the work is done">
    <Choice name="review" checked={typed.review}>
      The office looks at the proof before anything is billed
    </Choice>
  </Part>
);
