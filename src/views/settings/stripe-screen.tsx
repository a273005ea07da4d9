import type { FC } from "hono/jsx";
import type { StripeFacts } from "../../worker/stripe-accounts/stripe-page.ts";
import { SettingsFrame } from "./settings-frame.tsx";
import { StripeAccount } from "./stripe-account.tsx";
import { StripeChecklist } from "./stripe-checklist.tsx";
import { StripeConnect } from "./stripe-connect.tsx";
import { StripeTrial } from "./stripe-trial.tsx";
import { DONE, modeOf, nameOf } from "./stripe-words.ts";

/** What became of what was asked; `publishableKey` as it was typed. */
export type StripeSaid = {
  done?: string;
  trouble?: string;
  wrong?: { secretKey?: string; publishableKey?: string };
  publishableKey?: string;
};

type StripeProps = { facts: StripeFacts; said: StripeSaid };

/** Where bills go: the accounts at Stripe, how to connect one, and the way from test to live. */
export const StripeScreen: FC<StripeProps> = ({ facts, said }) => {
  const { frame, needs, accounts } = facts;
  return (
    <SettingsFrame frame={frame} title="Stripe" needs={needs}>
      <Said said={said} />
      <div class="stripe">
        <div class="stack">
          <WhoBills facts={facts} />
          {accounts.map((account) => (
            <StripeAccount facts={facts} account={account} />
          ))}
          <StripeConnect facts={facts} said={said} />
        </div>
        <div class="stack">
          <StripeChecklist facts={facts} />
          <StripeTrial facts={facts} />
        </div>
      </div>
    </SettingsFrame>
  );
};

const Said: FC<{ said: StripeSaid }> = ({ said: { done, trouble, wrong } }) => {
  if (trouble)
    return (
      <p class="said bad" role="alert">
        {trouble}
      </p>
    );
  if (wrong)
    return (
      <p class="said bad" role="alert">
        The keys were not taken: see the form. Nothing was changed.
      </p>
    );
  const answer = done === undefined ? undefined : DONE[done];
  return answer ? (
    <p class={`said ${answer.tone}`} role="status">
      {answer.words}
    </p>
  ) : null;
};

const WhoBills: FC<{ facts: StripeFacts }> = ({ facts: { accounts, activeId, deployment } }) => {
  const active = accounts.find((one) => one.id === activeId);
  return (
    <section class="sheet">
      <header>
        <h2>Who is paid</h2>
      </header>
      <div class="body">
        {active ? (
          <p>
            Bills are made in <strong>{nameOf(active)}</strong>, in {modeOf(active)}.
          </p>
        ) : deployment.open ? (
          <p>
            Bills are made in the account that this Closeout was set up with, in {modeOf(deployment)}. Connect
            one of your own to be paid there.
          </p>
        ) : (
          <p>No account is connected yet, so that nothing can be billed through Stripe.</p>
        )}
      </div>
    </section>
  );
};
