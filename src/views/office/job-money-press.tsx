import type { FC } from "hono/jsx";
import { billableNow } from "../../worker/billing/plan/obstacles.ts";
import { waitingDrafts } from "../../worker/billing/plan/people-steps.ts";
import { officeActions } from "../../worker/jobs/office-actions.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { JobForm } from "./job-form.tsx";

/** What a person can press for the job's money: Bill, where something may be billed, and Send, where a draft waits. */
export const MoneyPress: FC<{ job: Job }> = ({ job }) => (
  <>
    {waitingDrafts(job).map(({ id }) => (
      <JobForm jobId={job.row.id} verb="send-draft">
        <input type="hidden" name="invoiceId" value={id} />
        <div class="row">
          <button class="button act" type="submit">
            Send the draft
          </button>
          <a class="button" href={`/office/invoices/${id}`}>
            Look at it first
          </a>
        </div>
      </JobForm>
    ))}
    <BillPress job={job} />
  </>
);

/** At once or as a draft, whatever the rules say; where the job's own next step is to bill, that button stands above. */
const BillPress: FC<{ job: Job }> = ({ job }) => {
  const milestone = billableNow(job);
  if (!milestone) return null;
  const name = job.milestones.length > 1 ? ` “${milestone.title}”` : "";
  const above = officeActions(job).next === "bill";
  return (
    <JobForm jobId={job.row.id} verb="bill">
      <input type="hidden" name="milestoneId" value={milestone.id} />
      <div class="row">
        {above ? null : (
          <button class="button" type="submit" name="how" value="send">
            Bill{name} and send
          </button>
        )}
        <button class="button" type="submit" name="how" value="draft">
          Make a draft{name ? ` of${name}` : ""}
        </button>
      </div>
    </JobForm>
  );
};
