import type { FC } from "hono/jsx";
import type { AlertRules } from "../../worker/database/schema.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Field } from "../parts/field.tsx";
import { FormFate, Part } from "./form-parts.tsx";
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
export const AlertScreen: FC<AlertProps> = ({ frame, needs, draft: { typed, wrong }, saved }) => {
  const mine = frame.viewer.role === "owner";
  return (
    <SettingsFrame frame={frame} title="Alerts" needs={needs}>
      <FormFate saved={saved ? "Saved. Today's page goes by it from now on." : undefined} wrong={wrong} />
      {mine ? null : <p class="said">Only an owner changes these hours.</p>}
      <form class="form new" method="post" action={ALERTS}>
        <fieldset class="form" disabled={!mine}>
          <legend class="unseen">Alerts</legend>
          <Part title="Jobs that lie about" told="hours; 0 is never">
            <Field
              name="unbilledHours"
              label="Completed and not billed for"
              type="decimal"
              value={typed.unbilledHours}
              wrong={wrong.unbilledHours}
            />
            <Field
              name="noProofHours"
              label="On site without all proof for"
              type="decimal"
              value={typed.noProofHours}
              wrong={wrong.noProofHours}
            />
            <p class="small soft">
              They are listed on Today. At seven in the morning owners and office get one letter with all of
              them; a day without any has no letter.
            </p>
          </Part>
          {mine ? (
            <div class="row">
              <button class="button act" type="submit">
                Save the hours
              </button>
            </div>
          ) : null}
        </fieldset>
      </form>
    </SettingsFrame>
  );
};
