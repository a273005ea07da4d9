import type { FC } from "hono/jsx";
import type { StripeAccountRow } from "../../worker/database/rows.ts";
import { STRIPE_SETTINGS } from "../../worker/stripe-accounts/places.ts";
import { disabledWords, dueInWords } from "../../worker/stripe-accounts/requirement-words.ts";
import type { StripeFacts } from "../../worker/stripe-accounts/stripe-page.ts";
import { Fact } from "../parts/fact.tsx";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { nameOf, stateOf } from "./stripe-words.ts";

type AccountProps = { facts: StripeFacts; account: StripeAccountRow };

/** One account: how it stands, what Stripe still asks for, and what can be done with it. */
export const StripeAccount: FC<AccountProps> = ({ facts, account }) => {
  const { tone, word } = stateOf(account);
  return (
    <section class="sheet" id={account.id}>
      <header>
        <h2>
          {nameOf(account)} <span class="soft">{account.livemode ? "live" : "test"}</span>
        </h2>
        <Status tone={tone}>{word}</Status>
      </header>
      <div class="body stripe-account">
        <Facts facts={facts} account={account} />
        <Due account={account} />
        {account.endedAt === null ? <Actions facts={facts} account={account} /> : null}
      </div>
      {account.endedAt === null ? <Disconnect account={account} /> : null}
    </section>
  );
};

const Facts: FC<AccountProps> = ({ facts: { frame, activeId }, account }) => {
  const { livemode, kind, keyHint, heardAt, checkedAt, chargesEnabled, payoutsEnabled } = account;
  return (
    <dl class="facts">
      <Fact name="Mode">
        {livemode ? "Real money" : "Test: no real money moves"}
        {account.id === activeId ? ", and bills are made in it" : ""}
      </Fact>
      <Fact name="Connected">
        {kind === "connect" ? "With Stripe" : keyHint ? `By a key that ends in ${keyHint}` : "By keys"}
      </Fact>
      {account.stripeAccountId ? (
        <Fact name="Account">
          <code>{account.stripeAccountId}</code>
        </Fact>
      ) : null}
      <Fact name="Payments">
        Charges {chargesEnabled ? "enabled" : "not yet"}, payouts {payoutsEnabled ? "enabled" : "not yet"}
      </Fact>
      <Fact name="Webhook">
        {heardAt === null ? "Never heard yet" : <Heard at={heardAt} frame={frame} />}
      </Fact>
      <Fact name="Asked">
        <Moment at={checkedAt} clock={frame.clock} />
      </Fact>
    </dl>
  );
};

const Heard: FC<{ at: number; frame: StripeFacts["frame"] }> = ({ at, frame }) => (
  <>
    Last heard <Moment at={at} clock={frame.clock} />
  </>
);

const Due: FC<Pick<AccountProps, "account">> = ({ account }) => {
  const { requirements, kind, endedAt, state } = account;
  const due = dueInWords(requirements);
  const disabled = disabledWords(requirements);
  if (endedAt !== null || state === "disconnected" || (due.length === 0 && !disabled)) return null;
  return (
    <div class="due">
      {disabled ? <p class="said warn">{disabled}</p> : null}
      {due.length > 0 ? (
        <>
          <h3>Stripe still asks for</h3>
          <ul>
            {due.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
          {kind === "keys" ? (
            <p class="small soft">
              Give it in <a href="https://dashboard.stripe.com/account/status">Stripe's dashboard</a>.
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  );
};

const Actions: FC<AccountProps> = ({ facts, account }) => {
  const at = `${STRIPE_SETTINGS}/accounts/${account.id}`;
  const unfinished = account.kind === "connect" && account.state !== "active";
  const mayUse = account.state === "active" && account.id !== facts.activeId && !account.livemode;
  return (
    <div class="row">
      {unfinished ? (
        <form method="post" action={`${STRIPE_SETTINGS}/connect`}>
          <input type="hidden" name="mode" value={account.livemode ? "live" : "test"} />
          <button class="button act" type="submit">
            {account.state === "disconnected" ? "Connect again" : "Go on at Stripe"}
          </button>
        </form>
      ) : null}
      {mayUse ? (
        <form method="post" action={`${at}/use`}>
          <button class="button" type="submit">
            {facts.accounts.some((one) => one.livemode && one.id === facts.activeId)
              ? "Go back to test mode"
              : "Bill with this test account"}
          </button>
        </form>
      ) : null}
      <form method="post" action={`${at}/check`}>
        <button class="button" type="submit">
          Ask Stripe again
        </button>
      </form>
    </div>
  );
};

const Disconnect: FC<Pick<AccountProps, "account">> = ({ account }) => (
  <details class="fold">
    <summary>Disconnect</summary>
    <div class="body form">
      <p>
        {account.kind === "keys" ? "Its keys are thrown away and its webhook is removed at Stripe. " : ""}
        Nothing more is billed with it. Invoices that are open stay readable here and payable on Stripe's
        page, but Closeout does not hear of those payments until the same account is connected again.
      </p>
      <form method="post" action={`${STRIPE_SETTINGS}/accounts/${account.id}/disconnect`}>
        <button class="button" type="submit">
          Disconnect {nameOf(account)}
        </button>
      </form>
    </div>
  </details>
);
