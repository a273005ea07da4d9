import type { FC } from "hono/jsx";
import type { FailureRow } from "../../worker/database/rows.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { OfficeLayout } from "../layout/office-layout.tsx";
import { SaidNo } from "../parts/said.tsx";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import { FAILURE_WORD, FailureActions, FailureSubject } from "./failure-parts.tsx";

export type FailuresProps = {
  frame: Frame;
  failures: FailureRow[];
  jobs: { id: string; ticketNumber: string | null; title: string }[];
  /** What was just refused, and for which of them. */
  said?: { failureId: string; detail: string };
};

/** Everything that needs a person, the oldest first. */
export const FailuresScreen: FC<FailuresProps> = (props) => (
  <OfficeLayout
    title="Needs you"
    viewer={props.frame.viewer}
    current="failures"
    needs={props.failures.length}
  >
    <div class="head">
      <h1>Needs you</h1>
    </div>
    <FailuresRegion {...props} />
  </OfficeLayout>
);

export const FailuresRegion: FC<FailuresProps> = ({ frame, failures, jobs, said }) => (
  <section
    class="sheet"
    id="failures"
    aria-label="What needs a person"
    hx-get="/office/failures"
    hx-trigger="every 20s"
    hx-swap="outerMorph"
    data-quiet
  >
    {failures.length === 0 ? (
      <p class="body soft">Nothing failed that has not come right by itself.</p>
    ) : (
      <ul class="needs">
        {failures.map((failure) => (
          <FailureItem
            failure={failure}
            job={jobs.find((one) => one.id === failure.jobId)}
            frame={frame}
            said={said?.failureId === failure.id ? said.detail : undefined}
          />
        ))}
      </ul>
    )}
  </section>
);

type ItemProps = {
  failure: FailureRow;
  job?: { id: string; ticketNumber: string | null; title: string };
  frame: Frame;
  said?: string;
};

/** One thing that failed, as a row that a press of Try again replaces. */
export const FailureItem: FC<ItemProps> = ({ failure, job, frame, said }) => (
  <li id={`need-${failure.id}`}>
    <Status tone={failure.status === "resolved" ? "good" : "bad"}>{FAILURE_WORD[failure.kind]}</Status>
    <div>
      <FailureSubject failure={failure} job={job} />
      <p class="small">{failure.detail}</p>
      <p class="small soft">
        Since <Moment at={failure.createdAt} clock={frame.clock} />
        {failure.invoiceId ? (
          <>
            {" · "}
            <a href={`/office/invoices/${failure.invoiceId}`}>Invoice</a>
          </>
        ) : null}
        {failure.kind === "intake" ? (
          <>
            {" · "}
            <a href={`/office/intake/${failure.subjectId}`}>Message</a>
          </>
        ) : null}
      </p>
      <SaidNo refusal={said ? { detail: said } : undefined} />
    </div>
    {failure.status === "resolved" ? (
      <span class="small soft">Done</span>
    ) : (
      <FailureActions failure={failure} />
    )}
  </li>
);
