import type { FC } from "hono/jsx";
import type { AlertRules } from "../../worker/database/schema.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { FormFate, fieldOf, Part } from "./form-parts.tsx";
import { OnlyOwner, OwnersForm } from "./owners-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export const ALERTS = "/office/settings/alerts";

/** The hours as they stand in their form, and what is wrong, by field. */
export type AlertDraft = {
  typed: { [name in keyof AlertRules]-?: string };
  wrong: { [field: string]: string };
};

export function draftOfAlerts({ unbilledHours, noProofHours }: Required<AlertRules>): AlertDraft {
  return {
    typed: { unbilledHours: String(unbilledHours), noProofHours: String(noProofHours) },
    wrong: {},
  };
}

type AlertProps = { frame: Frame; needs: number; draft: AlertDraft; saved?: boolean };

/** When somebody is told that a job lies about. The owner changes it, the office reads it. */
export const AlertScreen: FC<AlertProps> = ({ frame, needs, draft, saved }) => {
  const field = fieldOf(draft);
  return (
    <SettingsFrame frame={frame} title="Alerts" needs={needs}>
      <FormFate
        saved={saved ? "Saved. Today's page goes by it from now on." : undefined}
        wrong={draft.wrong}
      />
      <OnlyOwner frame={frame} changes="these hours" />
      <OwnersForm frame={frame} legend="Alerts" address={ALERTS} press="Save the hours">
        <Part title="Jobs that lie about" told="hours; 0 is never">
          <Field {...field("unbilledHours")} label="Completed and not billed for" type="decimal" />
          <Field {...field("noProofHours")} label="On site without all proof for" type="decimal" />
          <p class="small soft">
            They are listed on Today. At seven in the morning owners and office get one letter with all of
            them; a day without any has no letter.
          </p>
        </Part>
      </OwnersForm>
    </SettingsFrame>
  );
};
