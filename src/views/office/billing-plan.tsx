import type { FC } from "hono/jsx";
import type { PlanState, PlanStep } from "../../worker/billing/plan/steps.ts";
import type { BillingPlan } from "../../worker/billing/plan.ts";
import { Status } from "../parts/status.tsx";
import type { Tone } from "../parts/words.ts";

const STATE: { [state in PlanState]: { word: string; tone: Tone } } = {
  done: { word: "Done", tone: "good" },
  next: { word: "Next", tone: "wait" },
  waits: { word: "Later", tone: "plain" },
  blocked: { word: "Stuck", tone: "bad" },
  off: { word: "Nothing", tone: "off" },
};

/** The steps of a job's money in their order, each with what it does, who says so, and what stands against it. */
export const PlanSteps: FC<{ plan: BillingPlan }> = ({ plan }) => (
  <ol class="plan">
    {plan.steps.map((step) => (
      <PlanItem step={step} />
    ))}
  </ol>
);

const PlanItem: FC<{ step: PlanStep }> = ({ step }) => {
  const { word, tone } = STATE[step.state];
  const quiet = step.state === "off" || step.state === "done";
  return (
    <li class={quiet ? "soft" : undefined} aria-current={step.state === "next" ? "step" : undefined}>
      <Status tone={tone}>{word}</Status>
      <div>
        <p>
          <strong>{step.when}</strong>
        </p>
        <PlanWhat step={step} />
        {step.from && step.state !== "done" ? <p class="small soft">This is {step.from}.</p> : null}
      </div>
    </li>
  );
};

const PlanWhat: FC<{ step: PlanStep }> = ({ step }) => (
  <>
    <p>{step.invoiceId ? <a href={`/office/invoices/${step.invoiceId}`}>{step.what}</a> : step.what}</p>
    {step.obstacles.map((one) => (
      <p class="said warn small">{one}</p>
    ))}
  </>
);

type ShortProps = {
  jobId: string;
  plan: BillingPlan;
  /** What comes next is said already. */
  said: boolean;
};

/** In short: what comes next, and what stands against it. */
export const PlanInShort: FC<ShortProps> = ({ jobId, plan, said }) => {
  const soon = plan.steps.filter(
    (one) => one.state === "blocked" || (one.state === "next" && one.id !== "paid" && !said),
  );
  return (
    <div class="form" id="plan">
      {soon.map((step) => (
        <div class="small">
          <p>
            <strong>{step.when}</strong>
          </p>
          <PlanWhat step={step} />
        </div>
      ))}
      <p class="small">
        <a href={`/office/jobs/${jobId}/billing`}>What happens when, and why</a>
      </p>
    </div>
  );
};
