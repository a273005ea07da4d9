import type { FC } from "hono/jsx";
import { isConnected } from "../../worker/stripe-accounts/one-of-mode.ts";
import { PERMISSIONS } from "../../worker/stripe-accounts/permissions.ts";
import { STRIPE_SETTINGS } from "../../worker/stripe-accounts/places.ts";
import type { StripeFacts } from "../../worker/stripe-accounts/stripe-page.ts";
import { Field } from "../parts/field.tsx";
import type { StripeSaid } from "./stripe-screen.tsx";

type ConnectProps = { facts: StripeFacts; said: StripeSaid };

/** The two ways to connect an account: by Stripe's own form, or by keys of one's own. */
export const StripeConnect: FC<ConnectProps> = ({ facts, said }) => {
  const { accounts, canConnect } = facts;
  const free = (livemode: boolean) => !accounts.some((one) => one.livemode === livemode && isConnected(one));
  const modes = [
    { mode: "test", name: "for test", offered: canConnect.test && free(false) },
    { mode: "live", name: "for real money", offered: canConnect.live && free(true) },
  ].filter(({ offered }) => offered);
  return (
    <>
      {modes.length > 0 ? (
        <section class="sheet">
          <header>
            <h2>Connect with Stripe</h2>
            <span class="small soft">about ten minutes</span>
          </header>
          <div class="body form">
            <p>
              Stripe asks who you are and where your money goes, and makes an account of your own with its
              whole dashboard. You can stop at any point and go on later. Closeout never sees your bank
              account.
            </p>
            <div class="row">
              {modes.map(({ mode, name }) => (
                <form method="post" action={`${STRIPE_SETTINGS}/connect`}>
                  <input type="hidden" name="mode" value={mode} />
                  <button
                    class={mode === "test" || modes.length === 1 ? "button act" : "button"}
                    type="submit"
                  >
                    Connect with Stripe {name}
                  </button>
                </form>
              ))}
            </div>
          </div>
        </section>
      ) : null}
      <OwnKeys facts={facts} said={said} />
    </>
  );
};

const OwnKeys: FC<ConnectProps> = ({ facts, said: { wrong, publishableKey } }) => (
  <section class="sheet" id="keys">
    <header>
      <h2>Use keys of your own</h2>
      <span class="small soft">for an account that you have</span>
    </header>
    {facts.canKeepKeys ? (
      <form class="body form" method="post" action={`${STRIPE_SETTINGS}/keys`} autocomplete="off">
        <p>
          In Stripe's dashboard, under Developers, API keys, create a restricted key with the permissions
          below. It is kept sealed and never shown again. To replace a key, enter the new one here.
        </p>
        <div class="field">
          <label for="secretKey">Restricted or secret key</label>
          <input
            type="password"
            id="secretKey"
            name="secretKey"
            autocomplete="off"
            spellcheck={false}
            required
            aria-invalid={wrong?.secretKey ? "true" : undefined}
            aria-describedby={wrong?.secretKey ? "secretKey-hint secretKey-wrong" : "secretKey-hint"}
          />
          <span class="small soft" id="secretKey-hint">
            It begins with rk_test_, rk_live_, sk_test_ or sk_live_.
          </span>
          {wrong?.secretKey ? (
            <span class="wrong" id="secretKey-wrong">
              {wrong.secretKey}
            </span>
          ) : null}
        </div>
        <Field
          name="publishableKey"
          label="Publishable key"
          hint="It begins with pk_. Without it, customers pay on Stripe's page instead of yours."
          value={publishableKey}
          wrong={wrong?.publishableKey}
          autocomplete="off"
        />
        <div class="row">
          <button class="button" type="submit">
            Try the keys and connect
          </button>
        </div>
      </form>
    ) : (
      <p class="body">Keys cannot be kept here yet: whoever runs Closeout must set SEAL_KEYS.</p>
    )}
    <details class="fold">
      <summary>What a restricted key must be allowed</summary>
      <div class="body">
        <dl class="facts permissions">
          {PERMISSIONS.map(({ name, access, why }) => (
            <div>
              <dt>
                {name}: {access}
              </dt>
              <dd>{why}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  </section>
);
