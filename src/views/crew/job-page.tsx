import type { FC } from "hono/jsx";
import type { ChecklistItem } from "../../worker/crew/checklist.ts";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import type { CrewAction } from "../../worker/crew/next-actions.ts";
import type { Refusal } from "../../worker/jobs/types.ts";
import type { Clock } from "../../worker/time/format.ts";
import { Checklist } from "./checklist.tsx";
import { CrewLayout } from "./crew-layout.tsx";
import { Foot } from "./foot.tsx";
import { Lines } from "./lines.tsx";
import { Notes } from "./notes.tsx";
import { Photos } from "./photos.tsx";
import { SignDialog } from "./sign-dialog.tsx";
import { Signatures } from "./signatures.tsx";
import { Ticket } from "./ticket.tsx";
import { numberOf, street } from "./words.ts";

export type JobProps = {
  job: CrewJob;
  checklist: ChecklistItem[];
  actions: CrewAction[];
  clock: Clock;
  /** Why the last press changed nothing. */
  refusal?: Pick<Refusal, "detail" | "missing">;
};

/** A job in the hand of the crew that does it. */
export const JobPage: FC<JobProps> = (props) => {
  const { job } = props;
  return (
    <CrewLayout title={`${numberOf(job.row)}, ${street(job.site)}`} locale={props.clock.locale}>
      <header class="top">
        <a class="back" href="/crew" aria-label="Back to today">
          ‹
        </a>
        <span class="which">
          <strong>{numberOf(job.row)}</strong> <span class="soft">· {street(job.site)}</span>
        </span>
        <span class="status good" id="uploads" role="status">
          All sent
        </span>
      </header>
      <JobScreen {...props} />
      <SignDialog job={job} />
    </CrewLayout>
  );
};

/** The job alone: sent again whenever it changed. */
export const JobScreen: FC<JobProps> = (props) => {
  const { job, checklist, clock } = props;
  const here = `/crew/jobs/${job.row.id}`;
  return (
    <main
      id="job"
      data-job={job.row.id}
      data-live={`${here}/live`}
      data-version={job.row.version}
      data-refresh
      hx-get={here}
      hx-trigger="job-changed"
      hx-swap="outerMorph"
    >
      <Ticket job={job} />
      {checklist.length > 0 ? <Checklist items={checklist} status={job.row.status} /> : null}
      <Photos job={job} checklist={checklist} clock={clock} />
      <Signatures job={job} clock={clock} />
      <Lines job={job} />
      <Notes job={job} clock={clock} />
      <Foot {...props} />
    </main>
  );
};
