import type { FC } from "hono/jsx";
import type { PlanContext } from "../../worker/billing/plan/obstacles.ts";
import { lastMoment } from "../../worker/billing/plan/steps.ts";
import { billingPlan } from "../../worker/billing/plan.ts";
import { shownStatus } from "../../worker/billing/shown-status.ts";
import type { BillingStepRow, InvoiceRow } from "../../worker/database/rows.ts";
import { allBilled } from "../../worker/jobs/office-actions.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { SaidNo } from "../parts/said.tsx";
import { InvoiceStatusMark, Status } from "../parts/status.tsx";
import { Day } from "../parts/time.tsx";
import { PlanInShort } from "./billing-plan.tsx";
import { InvoiceLinks } from "./invoice-links.tsx";
import { JobForm } from "./job-form.tsx";
import { MoneyPress } from "./job-money-press.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { billingObstacle, letterSentence, stepSentence, whatApprovingDoes } from "./money-words.ts";

const MONEY_VERBS = ["bill", "send", "send-draft", "retry"];

type MoneyProps = {
  job: Job;
  frame: Frame;
  payUrls: { [id: string]: string };
  deployment: PlanContext["deployment"];
  said?: SaidAt;
};

/** Where the money is, or why there is none yet, and what comes next. */
export const JobMoney: FC<MoneyProps> = ({ job, frame, payUrls, deployment, said }) => {
  const plan = billingPlan(job, { now: frame.clock.now, deployment });
  const stuck = plan.steps.some((one) => one.state === "blocked");
  const approving = approvingBills(job) ? whatApprovingDoes(job, frame) : null;
  const obstacle = stuck ? null : billingObstacle(job);
  const invoices = [...job.invoices].reverse();
  return (
    <section class="sheet" id="money">
      <header>
        <h2>Money</h2>
        {job.invoices.length === 0 ? <Status tone="plain">Not billed</Status> : null}
      </header>
      <div class="body form">
        {said && MONEY_VERBS.includes(said.verb) ? <SaidNo refusal={said.refusal} /> : null}
        <p class="small soft">{[plan.now, approving].filter(Boolean).join(" ")}</p>
        {obstacle ? <p class="said warn small">{obstacle}</p> : null}
        <PlanInShort jobId={job.row.id} plan={plan} said={approving !== null} />
        <MoneyPress job={job} />
        {job.failures.map((failure) => (
          <div class="said bad form" id={`need-${failure.id}`}>
            <p class="small">{failure.detail}</p>
            {failure.status === "retrying" ? (
              <p class="small soft">Being tried again.</p>
            ) : (
              <JobForm jobId={job.row.id} verb="retry">
                <input type="hidden" name="failureId" value={failure.id} />
                <button class="button" type="submit">
                  Try again
                </button>
              </JobForm>
            )}
          </div>
        ))}
        {invoices.map((invoice) => (
          <InvoiceCard job={job} invoice={invoice} frame={frame} payUrl={payUrls[invoice.id]} />
        ))}
      </div>
    </section>
  );
};

/** What comes next is the approval, and with it the bill: its button stands above. */
function approvingBills(job: Job): boolean {
  return job.row.status === "completed" && !allBilled(job) && lastMoment(job) === "approved";
}

type CardProps = { job: Job; invoice: InvoiceRow; frame: Frame; payUrl?: string };

const InvoiceCard: FC<CardProps> = ({ job, invoice, frame, payUrl }) => {
  const { locale, today } = frame;
  const money = (amount: number) => formatMoney(amount, invoice.currency, locale);
  const letter = letterSentence(invoice, job.deliveries, frame);
  return (
    <article id={`invoice-${invoice.id}`}>
      <div class="line">
        <a href={`/office/invoices/${invoice.id}`}>
          <strong>{invoice.number ?? "Invoice"}</strong>
        </a>
        <InvoiceStatusMark shown={shownStatus(invoice, today)} />
      </div>
      <div class="line">
        <span>Total</span>
        <span class="num">{money(invoice.total)}</span>
      </div>
      {invoice.amountPaid > 0 ? (
        <div class="line">
          <span>Paid</span>
          <span class="num">{money(invoice.amountPaid)}</span>
        </div>
      ) : null}
      {invoice.status === "open" ? (
        <div class="line">
          <span>
            Due <Day date={invoice.dueOn} locale={locale} today={today} />
          </span>
          <span class="num">
            <strong>{money(invoice.amountDue)}</strong>
          </span>
        </div>
      ) : null}
      <BillingSteps steps={stepsOf(job, invoice)} frame={frame} />
      {letter ? <p class="small soft letterline">{letter}</p> : null}
      <InvoiceLinks invoice={invoice} payUrl={payUrl} />
    </article>
  );
};

const STEP_WORD: { [name in BillingStepRow["name"]]: string } = {
  customer: "Customer at Stripe",
  draft: "Draft",
  lines: "Lines, and the total checked",
  number: "Number",
  finalise: "Final invoice",
  link: "Payment link",
  issue: "Ready to go out",
  close_link: "Link switched off",
  next_link: "Link for what is left",
  discard: "Draft thrown away",
  void: "Void at Stripe",
  credit: "Credit note",
  write_off: "Written off",
  mark_paid: "Marked as paid",
  report_payment: "Payment told to Stripe",
  attach_record: "Payment on the invoice",
  refund: "Refund",
  part_intent: "Part payment",
  attach_part: "Part payment on the invoice",
  tell_customer: "Change of address",
};

/** While billing is under way: the step that it is in, and what it waits for. */
const BillingSteps: FC<{ steps: BillingStepRow[]; frame: Frame }> = ({ steps, frame }) =>
  steps.length === 0 ? null : (
    <ol class="progress">
      {steps.map((step) => (
        <li>
          <Status tone={step.status === "done" ? "good" : toneOf(step)}>{STEP_WORD[step.name]}</Status>
          {stepSentence(step, frame) ? <p class="small soft">{stepSentence(step, frame)}</p> : null}
        </li>
      ))}
    </ol>
  );

function toneOf(step: BillingStepRow) {
  if (step.status === "refused") return "bad" as const;
  if (step.status !== "calling") return "plain" as const;
  return step.error === null ? ("wait" as const) : ("warn" as const);
}

function stepsOf(job: Job, invoice: InvoiceRow): BillingStepRow[] {
  const intent = job.intents.find((one) => one.invoiceId === invoice.id && one.status !== "done");
  return intent ? job.steps.filter((step) => step.intentId === intent.id) : [];
}
