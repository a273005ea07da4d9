import type { FC } from "hono/jsx";
import { expectedAmount } from "../../worker/billing/milestones/expected-amount.ts";
import { finalIsBilled, needsInvoice } from "../../worker/billing/milestones/needs-invoice.ts";
import { shownStatus } from "../../worker/billing/shown-status.ts";
import type { MilestoneRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { profileFor } from "../../worker/portals/profile.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { SaidNo } from "../parts/said.tsx";
import { InvoiceStatusMark, Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { JobForm } from "./job-form.tsx";
import { MilestonesForm } from "./job-milestones-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

type MilestonesProps = { job: Job; frame: Frame; said?: SaidAt };

/** The parts in which a job is billed, each with what it comes to and where it stands. */
export const JobMilestones: FC<MilestonesProps> = ({ job, frame, said }) => {
  const ended = job.row.status === "cancelled" || job.row.status === "closed";
  const open = !ended && !finalIsBilled(job) && !profileFor(job).invoice.onePerOrder;
  const inParts = job.milestones.length > 1;
  if (!inParts && !open) return null;
  return (
    <section class="sheet" id="milestones">
      <header>
        <h2>Deposit and parts</h2>
        <span class="small soft">
          {inParts ? "the final bill takes off what was billed before" : "billed in one"}
        </span>
      </header>
      {said?.verb === "reach-milestone" ? <SaidNo refusal={said.refusal} /> : null}
      {inParts ? job.milestones.map((one) => <Milestone job={job} milestone={one} frame={frame} />) : null}
      {open ? <MilestonesForm job={job} frame={frame} said={said} /> : null}
    </section>
  );
};

type MilestoneProps = { job: Job; milestone: MilestoneRow; frame: Frame };

const Milestone: FC<MilestoneProps> = ({ job, milestone, frame }) => {
  const { id, title, sharePercent, kind, reachedAt } = milestone;
  const invoice = job.invoices.find((one) => one.live && one.milestoneId === id);
  const amount = invoice?.total ?? expectedAmount(job, milestone);
  const waits = kind !== "final" && !invoice && needsInvoice(job, milestone);
  return (
    <article class="milestone body" id={`milestone-${id}`}>
      <div class="ends">
        <span>
          <strong>{title}</strong>{" "}
          {sharePercent === null ? null : <span class="soft small">{sharePercent}%</span>}
        </span>
        <span class="num">{formatMoney(amount, job.row.currency, frame.locale)}</span>
      </div>
      <div class="ends">
        <span class="small soft">
          {invoice ? (
            <a href={`/office/invoices/${invoice.id}`}>{invoice.number ?? "Draft"}</a>
          ) : reachedAt === null ? null : (
            <>
              Reached <Moment at={reachedAt} clock={frame.clock} />
            </>
          )}
        </span>
        {invoice ? (
          <InvoiceStatusMark shown={shownStatus(invoice, frame.today)} />
        ) : (
          <Status tone={reachedAt === null ? "plain" : "warn"}>{standing(job, milestone)}</Status>
        )}
      </div>
      {waits ? <Press job={job} milestone={milestone} /> : null}
    </article>
  );
};

function standing(job: Job, milestone: MilestoneRow): string {
  if (!needsInvoice(job, milestone)) return "Nothing left to bill";
  if (milestone.kind === "final") return "With the job";
  return milestone.reachedAt === null ? "Planned" : "To be billed";
}

/** What a person does with a part: says that it is reached, or bills what was reached and waits. */
const Press: FC<{ job: Job; milestone: MilestoneRow }> = ({
  job,
  milestone: { id, title, kind, reachedAt },
}) => {
  if (["new", "cancelled", "closed"].includes(job.row.status)) return null;
  const words = kind === "deposit" ? "Ask for it now" : "It is reached";
  return (
    <JobForm jobId={job.row.id} verb={reachedAt === null ? "reach-milestone" : "bill"}>
      <input type="hidden" name="milestoneId" value={id} />
      <button class="button" type="submit" aria-label={`${reachedAt === null ? words : "Bill it"}: ${title}`}>
        {reachedAt === null ? words : "Bill it"}
      </button>
    </JobForm>
  );
};
