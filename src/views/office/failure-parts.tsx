import type { FC } from "hono/jsx";
import type { FailureRow } from "../../worker/database/rows.ts";
import { LEAVE } from "../../worker/failures/leave-words.ts";
import type { FailureKind } from "../../worker/jobs/types.ts";

export const FAILURE_WORD: { [kind in FailureKind]: string } = {
  billing: "Billing",
  overpaid: "Overpaid",
  delivery: "Letter",
  stripe_event: "Stripe",
  stripe_account: "Stripe",
  more: "Approval",
  intake: "Ticket",
  notice: "Notice",
  import: "Import",
};

type Job = { id: string; ticketNumber: string | null; title: string };

/** What it is about: the job, or what it would have become one of. */
export const FailureSubject: FC<{ failure: FailureRow; job?: Job }> = ({ failure, job }) =>
  failure.kind === "import" ? (
    <a href={`/office/intake/import/${failure.subjectId}`} data-row>
      Import of tickets
    </a>
  ) : (
    <JobLink job={job} />
  );

export const JobLink: FC<{ job?: Job }> = ({ job }) =>
  job ? (
    <a href={`/office/jobs/${job.id}`} data-row>
      {job.ticketNumber ? <strong>{job.ticketNumber}</strong> : null} {job.title}
    </a>
  ) : (
    <span>No job of ours</span>
  );

/** What a person can do about it in place: what comes back replaces the row. Without script they are forms like any other. */
export const FailureActions: FC<{ failure: FailureRow }> = ({ failure }) => {
  const leave = LEAVE[failure.kind];
  return (
    <div class="row">
      {leave ? <FailureButton failure={failure} verb="leave" words={leave} /> : null}
      {failure.status === "retrying" ? (
        <span class="small soft">Being tried again</span>
      ) : (
        <FailureButton failure={failure} verb="retry" words="Try again" />
      )}
    </div>
  );
};

type ButtonProps = { failure: FailureRow; verb: "retry" | "leave"; words: string };

const FailureButton: FC<ButtonProps> = ({ failure, verb, words }) => (
  <form
    method="post"
    action={`/office/failures/${failure.id}/${verb}`}
    hx-post={`/office/failures/${failure.id}/${verb}`}
    hx-target={`#need-${failure.id}`}
    hx-swap="outerMorph"
    hx-disable="find button"
  >
    <button class="button" type="submit">
      {words}
    </button>
  </form>
);
