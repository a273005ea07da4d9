import type { FC } from "hono/jsx";
import { billLines } from "../../worker/billing/bill-lines.ts";
import { leftToBill } from "../../worker/billing/milestones/what-is-left.ts";
import { type OfficeActions, unbilledMilestone } from "../../worker/jobs/office-actions.ts";
import type { JobRecord } from "../../worker/jobs/records.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { deadlineOf } from "../../worker/portals/deadline.ts";
import { profileFor } from "../../worker/portals/profile.ts";
import { standingOf } from "../../worker/preflight/standing.ts";
import { daysBetween } from "../../worker/time/calendar.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { SaidNo } from "../parts/said.tsx";
import { JobStatusMark, Status } from "../parts/status.tsx";
import { counted } from "../parts/words.ts";
import { AssignForm } from "./assign-form.tsx";
import { DeadlineMark } from "./deadline-mark.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { ReturnForm } from "./return-form.tsx";
import { TrialMark } from "./trial-mark.tsx";

type HeadProps = { record: JobRecord; actions: OfficeActions; frame: Frame; said?: SaidAt };

const HEAD_VERBS = ["accept", "approve", "resume", "return", "hold", "cancel", "assign"];

/** Which job it is, how it stands, and what can be done with it. */
export const JobHead: FC<HeadProps> = ({ record, actions, frame, said }) => {
  const { job } = record;
  const { row } = job;
  const refusal = said && HEAD_VERBS.includes(said.verb) ? said.refusal : undefined;
  return (
    <>
      <div class="head">
        <h1>
          {row.ticketNumber ? `${row.ticketNumber} · ` : ""}
          {row.title}
        </h1>
        <TrialMark source={row.source} />
        {row.status === "completed" ? (
          <Status tone="warn">Completed, proof to check</Status>
        ) : (
          <JobStatusMark status={row.status} />
        )}
        <AskMark record={record} frame={frame} />
        <DueMark dueOn={row.dueOn} done={row.completedAt !== null} today={frame.today} />
        <BillBy record={record} frame={frame} />
        <div class="row">
          <More jobId={row.id} actions={actions} said={said} />
          {actions.assign ? <AssignForm record={record} said={said} /> : null}
          {actions.return ? (
            <>
              <a class="button" href={`/office/review/${row.id}`}>
                Review
              </a>
              <ReturnForm job={job} said={said} />
            </>
          ) : null}
          <ToMend record={record} actions={actions} frame={frame} />
          <NextStep record={record} actions={actions} frame={frame} />
        </div>
      </div>
      {refusal ? (
        <div id="job-said">
          <SaidNo refusal={refusal} />
        </div>
      ) : null}
      {row.reason && ["on_hold", "returned", "cancelled"].includes(row.status) ? (
        <p class="said warn">{row.reason}</p>
      ) : null}
    </>
  );
};

const NextStep: FC<Omit<HeadProps, "said">> = ({ record, actions, frame }) => {
  const { job } = record;
  const { row } = job;
  const money = (amount: number) => formatMoney(amount, row.currency, frame.locale);
  const milestone = unbilledMilestone(job);
  const words = {
    accept: "Accept",
    approve: "Approve",
    approve_and_send: `Approve and send ${money(leftToBill(job))}`,
    bill: `Bill ${money(milestone ? billLines(job, milestone).total : 0)}`,
    resume: "Take off hold",
  };
  if (actions.next === null) return null;
  const verb = actions.next === "approve_and_send" ? "approve" : actions.next;
  return (
    <JobForm jobId={row.id} verb={verb}>
      <button class="button act" type="submit" data-key="a">
        {words[actions.next]} <kbd>A</kbd>
      </button>
    </JobForm>
  );
};

const More: FC<{ jobId: string; actions: OfficeActions; said?: SaidAt }> = ({ jobId, actions, said }) => (
  <>
    {actions.cancel ? <ReasonForm jobId={jobId} verb="cancel" name="Cancel" said={said} /> : null}
    {actions.hold ? <ReasonForm jobId={jobId} verb="hold" name="Hold" said={said} /> : null}
  </>
);

/** The crew waits for an answer before it goes on: nobody may miss that. */
const AskMark: FC<{ record: JobRecord; frame: Frame }> = ({ record: { job }, frame }) => {
  const open = job.asks.findLast((one) => one.status === "asked");
  if (!open) return null;
  return <Status tone="warn">Asks for {formatMoney(open.amount, job.row.currency, frame.locale)}</Status>;
};

/** Until when the manager takes the invoice, once the work is done and until it is billed. */
const BillBy: FC<{ record: JobRecord; frame: Frame }> = ({ record: { job }, frame }) => {
  const { completedAt, status } = job.row;
  if (status === "cancelled" || unbilledMilestone(job) === null) return null;
  const { timeZone, locale } = job.organisation;
  const rules = profileFor(job).deadline;
  const deadline = deadlineOf({ completedAt, timeZone, rules }, frame.clock.now);
  return <DeadlineMark deadline={deadline} locale={locale} />;
};

/** Beside the button that would bill: what it would be refused for. */
const ToMend: FC<{ record: JobRecord; actions: OfficeActions; frame: Frame }> = (props) => {
  const { record, actions, frame } = props;
  if (actions.next !== "approve_and_send" && actions.next !== "bill") return null;
  const { length } = standingOf(record.job, frame.clock.now)?.toMend ?? [];
  return length === 0 ? null : (
    <a class="mend" href="#preflight">
      <Status tone="bad">{length} to mend first</Status>
    </a>
  );
};

const DueMark: FC<{ dueOn: string | null; done: boolean; today: string }> = ({ dueOn, done, today }) => {
  if (dueOn === null || done) return null;
  const days = daysBetween(today, dueOn);
  if (days < 0) return <Status tone="bad">Due {counted(-days, "day")} ago</Status>;
  if (days === 0) return <Status tone="warn">Due today</Status>;
  return days <= 3 ? <Status tone="warn">Due in {counted(days, "day")}</Status> : null;
};
