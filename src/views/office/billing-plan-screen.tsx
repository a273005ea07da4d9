import type { FC } from "hono/jsx";
import { ruleSource } from "../../worker/billing/plan/rule-source.ts";
import type { BillingPlan } from "../../worker/billing/plan.ts";
import { termsInWords } from "../../worker/billing/terms-words.ts";
import { billingFor } from "../../worker/billing/vocabulary.ts";
import type { Job } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { Fact } from "../parts/fact.tsx";
import { AS_WORDS, MOMENT_WORDS, WAY_WORDS } from "../settings/billing-words.ts";
import { PlanSteps } from "./billing-plan.tsx";

type PlanScreenProps = { frame: Frame; needs: number; job: Job; plan: BillingPlan };

/** What would happen to a job's money at each step of its way, and why. */
export const BillingPlanScreen: FC<PlanScreenProps> = ({ frame, needs, job, plan }) => {
  const { id, ticketNumber, title } = job.row;
  const name = [ticketNumber, title].filter(Boolean).join(" · ");
  return (
    <OfficeLayout title={`Billing of ${name}`} viewer={frame.viewer} current="jobs" needs={needs}>
      <div class="head">
        <h1>Billing of {name}</h1>
        <div class="row">
          <a class="button" href={`/office/jobs/${id}#money`}>
            Back to the job
          </a>
        </div>
      </div>
      <p class="said">{plan.now}</p>
      <div class="two">
        <section class="sheet">
          <header>
            <h2>Step by step</h2>
            <span class="small soft">amounts and due dates as of today</span>
          </header>
          <PlanSteps plan={plan} />
        </section>
        <aside class="stack">
          <Rules job={job} />
        </aside>
      </div>
    </OfficeLayout>
  );
};

/** Which rules hold for this job, and who set each of them. */
const Rules: FC<{ job: Job }> = ({ job }) => {
  const rules = billingFor(job);
  const rows = [
    ["moment", "When", MOMENT_WORDS[rules.moment]],
    ["way", "What happens", WAY_WORDS[rules.way]],
    ["as", "As", AS_WORDS[rules.as]],
    ["terms", "Due", termsInWords(rules.terms)],
    ["partialPayments", "Payment in parts", rules.partialPayments ? "Allowed" : "Not allowed"],
    ["receipt", "Receipt", rules.receipt ? "Sent" : "Not sent"],
  ] as const;
  return (
    <section class="sheet">
      <header>
        <h2>The rules for this job</h2>
      </header>
      <dl class="body facts">
        {rows.map(([name, label, value]) => (
          <Fact name={label}>
            {value}
            <br />
            <span class="small soft">{ruleSource(job, name)}</span>
          </Fact>
        ))}
      </dl>
      <footer class="row">
        <a class="small" href={`/office/customers/${job.customer.id}`}>
          Rules of {job.customer.name}
        </a>
        {job.portal ? (
          <a class="small" href={`/office/settings/portals/${job.portal.id}/billing`}>
            Rules of {job.portal.name}
          </a>
        ) : null}
        <a class="small" href="/office/settings/billing">
          Rules for everybody
        </a>
      </footer>
    </section>
  );
};
