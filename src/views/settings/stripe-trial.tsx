import type { FC } from "hono/jsx";
import { STRIPE_SETTINGS } from "../../worker/stripe-accounts/places.ts";
import type { StripeFacts } from "../../worker/stripe-accounts/stripe-page.ts";
import { type Trial, trialSteps, trialTurn } from "../../worker/stripe-accounts/trial-steps.ts";
import { Status } from "../parts/status.tsx";

/** A small invoice to oneself, in test mode, with its steps as they happen. */
export const StripeTrial: FC<{ facts: StripeFacts }> = ({ facts }) => {
  const { trial, email } = facts;
  const isMoving = trial !== null && trialTurn(trial) !== "over";
  const looks = isMoving
    ? { "hx-get": `${STRIPE_SETTINGS}/trial`, "hx-trigger": "every 3s", "hx-swap": "outerMorph" }
    : {};
  return (
    <section class="sheet" id="trial" {...looks}>
      <header>
        <h2>A trial invoice</h2>
        <span class="small soft">test mode, counts nowhere</span>
      </header>
      {trial ? <Steps trial={trial} /> : null}
      <div class="body form">
        {trial ? <Turn trial={trial} facts={facts} /> : null}
        {trial === null || trialTurn(trial) === "over" ? (
          <>
            <p>
              A bill of the smallest kind goes to {email} by the way that every bill goes. Pay it with the
              card 4242 4242 4242 4242; no real money moves.
            </p>
            <form method="post" action={`${STRIPE_SETTINGS}/trial`}>
              <button class="button" type="submit">
                {trial ? "Run another trial" : "Run a trial"}
              </button>
            </form>
          </>
        ) : null}
      </div>
    </section>
  );
};

const Steps: FC<{ trial: Trial }> = ({ trial }) => (
  <ol class="body checks" aria-live="polite">
    {trialSteps(trial).map(({ words, done }) => (
      <li>
        <Status tone={done ? "good" : "wait"}>
          {words}
          <span class="unseen">{done ? ": done" : ": not yet"}</span>
        </Status>
      </li>
    ))}
  </ol>
);

const Turn: FC<{ trial: Trial; facts: StripeFacts }> = ({ trial, facts: { payAt } }) => {
  const refused = trial.intents.find((one) => one.status === "refused");
  const job = `/office/jobs/${trial.job.id}`;
  if (refused)
    return (
      <p class="said bad">
        Stripe refused a step: <a href={job}>the trial's job</a> says why.
      </p>
    );
  switch (trialTurn(trial)) {
    case "wait":
      return <p class="small soft">Stripe is busy with it. The steps above change by themselves.</p>;
    case "over":
      return null;
    case "pay":
      return (
        <div class="row">
          {payAt ? (
            <a class="button act" href={payAt}>
              Pay it with the test card
            </a>
          ) : null}
          <Finish words="Void it instead" />
        </div>
      );
    case "give_back":
      return (
        <div class="row">
          <Finish words="Give the payment back" />
        </div>
      );
  }
};

const Finish: FC<{ words: string }> = ({ words }) => (
  <form method="post" action={`${STRIPE_SETTINGS}/trial/finish`}>
    <button class="button" type="submit">
      {words}
    </button>
  </form>
);
