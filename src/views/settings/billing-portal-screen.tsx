import type { FC } from "hono/jsx";
import { type BillingRules, laidOver } from "../../worker/billing/vocabulary.ts";
import type { PortalRow } from "../../worker/database/rows.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import type { BillingDraft } from "./billing-draft.ts";
import { BillingForm } from "./billing-form.tsx";
import { RULES_SAVED, RulesInWords } from "./billing-screen.tsx";
import { FormFate } from "./form-parts.tsx";
import { OnlyOwner, OwnersForm } from "./owners-form.tsx";
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
  const { everywhere, saved } = rules;
  return (
    <SettingsFrame frame={frame} title="Portals" needs={needs}>
      <p class="small">
        <a href={PORTALS}>All portals</a> / <a href={`${PORTALS}/${portal.id}`}>{portal.name}</a> /{" "}
        <strong>Billing</strong>
      </p>
      <FormFate saved={saved ? RULES_SAVED : undefined} wrong={draft.wrong} />
      <OnlyOwner frame={frame} changes="how jobs are billed" />
      <RulesInWords frame={frame} rules={laidOver(everywhere, portal.rules.billing)} />
      <OwnersForm
        {...{ frame, id: "billing", address: `${PORTALS}/${portal.id}/billing` }}
        legend={`Billing of ${portal.name}`}
        press="Save the rules"
      >
        <BillingForm frame={frame} draft={draft} everywhere={everywhere} />
      </OwnersForm>
    </SettingsFrame>
  );
};
