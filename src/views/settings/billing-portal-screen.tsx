import type { FC } from "hono/jsx";
import type { BillingRules } from "../../worker/billing/vocabulary.ts";
import type { PortalRow } from "../../worker/database/rows.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import type { BillingDraft } from "./billing-draft.ts";
import { BillingForm } from "./billing-form.tsx";
import { RulesInWords } from "./billing-screen.tsx";
import { FormFate } from "./form-parts.tsx";
import { PORTALS } from "./portal-list-screen.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

type PortalBillingProps = {
  frame: Frame;
  needs: number;
  portal: PortalRow;
  draft: BillingDraft;
  everywhere: BillingRules;
  saved?: boolean;
};

/** How the jobs of one portal are billed, where that differs. The owner changes it, the office reads it. */
export const PortalBillingScreen: FC<PortalBillingProps> = ({ frame, needs, portal, draft, ...rules }) => {
  const mine = frame.viewer.role === "owner";
  const { everywhere, saved } = rules;
  return (
    <SettingsFrame frame={frame} title="Portals" needs={needs}>
      <p class="small">
        <a href={PORTALS}>All portals</a> / <a href={`${PORTALS}/${portal.id}`}>{portal.name}</a> /{" "}
        <strong>Billing</strong>
      </p>
      <FormFate
        saved={
          saved ? "Saved. The rules hold from now on; what is billed already stays as it is." : undefined
        }
        wrong={draft.wrong}
      />
      {mine ? null : <p class="said">Only an owner changes how jobs are billed.</p>}
      <RulesInWords frame={frame} rules={{ ...everywhere, ...portal.rules.billing }} />
      <form class="form new" id="billing" method="post" action={`${PORTALS}/${portal.id}/billing`}>
        <fieldset class="form" disabled={!mine}>
          <legend class="unseen">Billing of {portal.name}</legend>
          <BillingForm frame={frame} draft={draft} everywhere={everywhere} />
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
