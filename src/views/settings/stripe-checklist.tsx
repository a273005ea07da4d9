import type { FC } from "hono/jsx";
import { STRIPE_SETTINGS } from "../../worker/stripe-accounts/places.ts";
import type { StripeFacts } from "../../worker/stripe-accounts/stripe-page.ts";
import { Status } from "../parts/status.tsx";
import { nameOf } from "./stripe-words.ts";

/** From test to live, by what is so. */
export const StripeChecklist: FC<{ facts: StripeFacts }> = ({ facts }) => {
  const { steps } = facts;
  const done = steps.filter((step) => step.done).length;
  return (
    <section class="sheet" id="checklist">
      <header>
        <h2>From test to live</h2>
        <span class="small soft">
          {done} of {steps.length}
        </span>
      </header>
      <ol class="body checks">
        {steps.map((step) => (
          <li>
            <Status tone={step.done ? "good" : "wait"}>
              {step.words}
              <span class="unseen">{step.done ? ": done" : ": not done yet"}</span>
            </Status>
            {step.done ? null : <p class="small soft">{step.how}</p>}
          </li>
        ))}
      </ol>
      <GoLive facts={facts} />
    </section>
  );
};

const GoLive: FC<{ facts: StripeFacts }> = ({ facts: { accounts, activeId, steps } }) => {
  const live = accounts.find((one) => one.livemode && one.endedAt === null && one.state === "active");
  if (!live) return null;
  if (live.id === activeId)
    return (
      <footer>
        <p>You are live: bills are made in {nameOf(live)} and ask for real money.</p>
      </footer>
    );
  const open = steps.filter((step) => !step.done).length;
  return (
    <footer class="form">
      <p>
        From the moment you go live, every new bill is made in {nameOf(live)} and asks your customers for real
        money. Bills that are out already stay as they are. You can go back to test at any time.
      </p>
      {open > 0 ? (
        <p class="said warn">
          {open === 1 ? "One step is" : `${open} steps are`} not done yet. You can go live all the same.
        </p>
      ) : null}
      <form method="post" action={`${STRIPE_SETTINGS}/accounts/${live.id}/use`}>
        <button class="button act" type="submit">
          Go live
        </button>
      </form>
    </footer>
  );
};
