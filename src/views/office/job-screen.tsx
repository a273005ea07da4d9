import type { FC } from "hono/jsx";
import type { PlanContext } from "../../worker/billing/plan/obstacles.ts";
import { officeActions } from "../../worker/jobs/office-actions.ts";
import type { JobRecord } from "../../worker/jobs/records.ts";
import type { Refusal } from "../../worker/jobs/types.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { JobAsks } from "./job-asks.tsx";
import { JobChangeOrders } from "./job-change-orders.tsx";
import { JobDetails } from "./job-details.tsx";
import { JobFiles } from "./job-files.tsx";
import { JobHead } from "./job-head.tsx";
import { JobHistory } from "./job-history.tsx";
import { JobLines } from "./job-lines.tsx";
import { JobMilestones } from "./job-milestones.tsx";
import { JobMoney } from "./job-money.tsx";
import { JobNeedsLook } from "./job-needs-look.tsx";
import { JobNotes } from "./job-notes.tsx";
import { JobPapers } from "./job-papers.tsx";
import { JobProof } from "./job-proof.tsx";
import { JobSaidCancelled } from "./job-said-cancelled.tsx";
import { JobShares } from "./job-shares.tsx";
import type { LinesDraft } from "./lines-draft.ts";
import { PreflightPanel } from "./preflight-panel.tsx";

/** What was refused, at which verb, and what had been typed there. */
export type SaidAt = { verb: string; refusal: Refusal; typed?: { [name: string]: string } };

export type JobScreenProps = {
  frame: Frame;
  record: JobRecord;
  /** The customer's address for each invoice that can be paid or looked at. */
  payUrls: { [invoiceId: string]: string };
  /** What the deployment's own account at Stripe can do. */
  deployment: PlanContext["deployment"];
  /** The address of each link to the proof that opens. */
  shareUrls: { [shareId: string]: string };
  said?: SaidAt;
  /** The lines as they are being edited. */
  draft?: LinesDraft;
};

/** One job: its proof beside its money. */
export const JobScreen: FC<JobScreenProps> = (props) => {
  const { row } = props.record.job;
  return (
    <OfficeLayout
      title={[row.ticketNumber, row.title].filter(Boolean).join(" ")}
      viewer={props.frame.viewer}
      current="jobs"
      needs={props.record.needs}
      scripts={["/js/live.js", "/js/photo-viewer.js", "/js/copy.js", "/js/quick-words.js", "/js/papers.js"]}
    >
      <JobRegion {...props} />
    </OfficeLayout>
  );
};

/** The whole of the job, refreshed in place when its socket says that it changed. */
export const JobRegion: FC<JobScreenProps> = (props) => {
  const { record, frame, said } = props;
  const { job } = record;
  const address = `/office/jobs/${job.row.id}`;
  const actions = officeActions(job);
  // What waits for an answer goes before everything else; once answered it explains the lines.
  const asking = job.asks.some((one) => one.status === "asked");
  return (
    <div
      class="stack"
      id="job"
      hx-get={address}
      hx-trigger="job-changed"
      hx-swap="outerMorph"
      data-live={`${address}/live`}
      data-version={job.row.version}
    >
      <JobHead record={record} actions={actions} frame={frame} said={said} />
      <JobSaidCancelled record={record} said={said} />
      <JobNeedsLook record={record} said={said} />
      <div class="two">
        <div class="stack">
          {asking ? <JobAsks job={job} frame={frame} said={said} /> : null}
          <JobProof record={record} frame={frame} said={said} />
          <JobLines job={job} editable={actions.editLines} frame={frame} draft={props.draft} said={said} />
          {asking ? null : <JobAsks job={job} frame={frame} said={said} />}
          <JobChangeOrders job={job} frame={frame} said={said} />
          <JobMilestones job={job} frame={frame} said={said} />
          <JobNotes job={job} frame={frame} said={said} />
          <JobHistory record={record} frame={frame} />
        </div>
        <aside class="stack">
          <PreflightPanel job={job} frame={frame} said={said} />
          <JobPapers job={job} frame={frame} said={said} />
          <JobMoney
            job={job}
            frame={frame}
            payUrls={props.payUrls}
            deployment={props.deployment}
            said={said}
          />
          <JobDetails record={record} frame={frame} said={said} />
          <JobFiles record={record} frame={frame} said={said} />
          <JobShares job={job} frame={frame} shareUrls={props.shareUrls} said={said} />
        </aside>
      </div>
    </div>
  );
};
