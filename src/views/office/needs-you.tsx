import type { Child, FC } from "hono/jsx";
import type { FailureRow, JobRow, TallyRow } from "../../worker/database/rows.ts";
import { formatMoney } from "../../worker/money/format.ts";
import { formatDate } from "../../worker/time/format.ts";
import type { Frame } from "../../worker/time/viewer-clock.ts";
import { Status } from "../parts/status.tsx";
import { Moment } from "../parts/time.tsx";
import type { Tone } from "../parts/words.ts";
import { FAILURE_WORD, FailureActions, FailureSubject, JobLink } from "./failure-parts.tsx";
import { ReviewLink } from "./review-link.tsx";

type NeedsProps = {
  frame: Frame;
  failures: FailureRow[];
  failureJobs: { id: string; ticketNumber: string | null; title: string }[];
  waiting: JobRow[];
  returned: JobRow[];
  missed: JobRow[];
  drafts: DraftToSend[];
  needs: number;
  tallies: TallyRow[];
};

/** A draft that a person is to send, and what its job is called. */
export type DraftToSend = {
  id: string;
  jobId: string;
  total: number;
  currency: string;
  createdAt: number;
  ticketNumber: string | null;
  title: string;
};

/** What is stuck until a person does something, the hardest first, each with the thing to do. */
export const NeedsYou: FC<NeedsProps> = ({ frame, failures, failureJobs, needs, tallies, ...jobs }) => {
  const waiting = [...jobs.missed, ...jobs.waiting, ...jobs.returned];
  const nothing = failures.length + waiting.length + jobs.drafts.length === 0;
  const titles = new Map(failureJobs.map((one) => [one.id, one]));
  return (
    <section class="sheet" id="needs">
      <header>
        <h2>Needs you</h2>
        <ReviewLink tallies={tallies} />
        {needs > failures.length ? (
          <a class="small" href="/office/failures">
            All {needs}
          </a>
        ) : null}
      </header>
      {nothing ? <p class="body soft">Nothing waits for you.</p> : null}
      <ul class="needs">
        {failures.map((failure) => (
          <Need id={failure.id} tone="bad" word={FAILURE_WORD[failure.kind]} detail={failure.detail}>
            <FailureSubject
              failure={failure}
              job={failure.jobId === null ? undefined : titles.get(failure.jobId)}
            />
            <FailureActions failure={failure} />
          </Need>
        ))}
        {jobs.missed.map((job) => (
          <Need
            id={`late-${job.id}`}
            tone="bad"
            word="Late"
            detail={`Was due ${formatDate(job.dueOn ?? frame.today, frame.locale, frame.today)}`}
          >
            <JobLink job={job} />
            <a class="button" href={`/office/jobs/${job.id}`}>
              Open
            </a>
          </Need>
        ))}
        {jobs.drafts.map((draft) => (
          <Need
            id={`draft-${draft.id}`}
            tone="warn"
            word="Draft"
            detail={
              <>
                {formatMoney(draft.total, draft.currency, frame.locale)}, made{" "}
                <Moment at={draft.createdAt} clock={frame.clock} />, to be sent
              </>
            }
          >
            <JobLink job={{ ...draft, id: draft.jobId }} />
            <a class="button" href={`/office/invoices/${draft.id}`}>
              Look and send
            </a>
          </Need>
        ))}
        {jobs.waiting.map((job) => (
          <Need
            id={`proof-${job.id}`}
            tone="warn"
            word="Proof"
            detail={
              <>
                Completed <Moment at={job.completedAt ?? job.updatedAt} clock={frame.clock} />, waits for a
                look
              </>
            }
          >
            <JobLink job={job} />
            <a class="button" href={`/office/review/${job.id}`}>
              Check
            </a>
          </Need>
        ))}
        {jobs.returned.map((job) => (
          <Need id={`returned-${job.id}`} tone="warn" word="Returned" detail={job.reason ?? "With the crew"}>
            <JobLink job={job} />
            <a class="button" href={`/office/jobs/${job.id}`}>
              Open
            </a>
          </Need>
        ))}
      </ul>
    </section>
  );
};

type NeedProps = { id: string; tone: Tone; word: string; detail: Child; children?: Child };

const Need: FC<NeedProps> = ({ id, tone, word, detail, children }) => {
  const [subject, action] = Array.isArray(children) ? children : [children];
  return (
    <li id={`need-${id}`}>
      <Status tone={tone}>{word}</Status>
      <div>
        {subject}
        <p class="soft small">{detail}</p>
      </div>
      {action}
    </li>
  );
};
