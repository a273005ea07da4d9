import type { FC } from "hono/jsx";
import type { BillingRules } from "../../worker/billing/vocabulary.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Fact } from "../parts/fact.tsx";
import type { BillingDraft } from "./billing-draft.ts";
import { BillingForm } from "./billing-form.tsx";
import { rulesInWords } from "./billing-words.ts";
import { FormFate } from "./form-parts.tsx";
import { OnlyOwner, OwnersForm } from "./owners-form.tsx";
import { SettingsFrame } from "./settings-frame.tsx";

export const BILLING = "/office/settings/billing";
export const RULES_SAVED = "Saved. The rules hold from now on; what is billed already stays as it is.";

type BillingScreenProps = {
  frame: Frame;
  needs: number;
  draft: BillingDraft;
  /** What holds now. */
  rules: BillingRules;
  /** Where another system asks for a bill; only an owner is shown it. */
  outside: { address: string; version: number } | null;
  saved?: boolean;
};

/** How everybody is billed, unless a portal or a customer says otherwise. The owner changes it, the office reads it. */
export const BillingScreen: FC<BillingScreenProps> = ({ frame, needs, draft, rules, outside, saved }) => (
  <SettingsFrame frame={frame} title="Billing" needs={needs}>
    <FormFate saved={saved ? RULES_SAVED : undefined} wrong={draft.wrong} />
    <OnlyOwner frame={frame} changes="how jobs are billed" />
    <RulesInWords frame={frame} rules={rules} />
    <p class="small soft">
      A portal's rules go before these, and a <a href="/office/customers">customer's</a> before both.
    </p>
    <OwnersForm frame={frame} id="billing" legend="Billing" address={BILLING} press="Save the rules">
      <BillingForm frame={frame} draft={draft} everywhere={null} />
    </OwnersForm>
    {outside ? <OutsideAddress {...outside} /> : null}
  </SettingsFrame>
);

/** What the rules do, for somebody who reads nothing else. */
export const RulesInWords: FC<{ frame: Frame; rules: BillingRules }> = ({ frame, rules }) => {
  const money = (amount: number) => formatMoney(amount, frame.currency, frame.locale);
  return (
    <section class="sheet" id="words">
      <header>
        <h2>In words</h2>
      </header>
      <p class="body">{rulesInWords(rules, money).join(" ")}</p>
    </section>
  );
};

/** Where another system asks for a job's bill, and how. Whoever has the address can have jobs billed. */
const OutsideAddress: FC<{ address: string; version: number }> = ({ address, version }) => (
  <section class="sheet" id="outside">
    <header>
      <h2>Another system asks for a bill</h2>
    </header>
    <dl class="body facts">
      <Fact name="Address">
        <code>{address}</code>
        <span class="small soft block">
          It posts JSON there, with the job's id or with its source and number. The job is billed once, in the
          way of its rules, and the answer says what happened or what stands against it.
        </span>
      </Fact>
      <Fact name="What it posts">
        <code>{'{"jobId": "job_…"}'}</code> or{" "}
        <code>{'{"source": "AppFolio", "ticketNumber": "48213"}'}</code>
      </Fact>
    </dl>
    <details class="fold">
      <summary>Make a new address</summary>
      <form class="body form" method="post" action={`${BILLING}/address`}>
        <input type="hidden" name="version" value={version} />
        <p>
          The address above ends at once. Whatever asks there must be given the new one, or it is refused.
        </p>
        <button class="button" type="submit">
          End the old one
        </button>
      </form>
    </details>
  </section>
);
