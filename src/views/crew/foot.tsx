import type { FC } from "hono/jsx";
import type { CrewAction, CrewStep } from "../../worker/crew/next-actions.ts";
import { calendarDateIn } from "../../worker/time/calendar.ts";
import { type Clock, formatDate, formatMoment } from "../../worker/time/format.ts";
import type { JobProps } from "./job-page.tsx";

const STEP: { [step in CrewStep]: string } = {
  set_out: "I am on my way",
  arrive: "I have arrived",
  complete: "Complete the job",
};

/**
 * The one next thing, within the thumb's reach. The later ones wait unseen for the photos before them to be on their way;
 * completing can be asked for at any time, and says what is missing.
 */
export const Foot: FC<JobProps> = ({ job, actions, clock, refusal }) => (
  <footer class="foot" id="foot">
    {refusal ? <Refused {...refusal} /> : null}
    {actions.map((action, index) => (
      <Next action={action} jobId={job.row.id} hidden={index > 0} />
    ))}
    {actions.length > 0 ? <p class="said" data-all-on-the-way hidden /> : null}
    {job.row.status === "accepted" || job.row.status === "scheduled" ? (
      <Step jobId={job.row.id} step="arrive" text="I am here already" quiet />
    ) : null}
    {actions.length > 1 ? <Step jobId={job.row.id} step="complete" text="Complete the job" quiet /> : null}
    <p class="small soft standing">{standing(job, clock)}</p>
  </footer>
);

const Refused: FC<NonNullable<JobProps["refusal"]>> = ({ detail, missing }) => (
  <div class="said bad" role="alert">
    {missing && missing.length > 0 ? (
      <>
        <strong>Not complete yet:</strong>
        <ul>
          {missing.map((one) => (
            <li>{one.detail}</li>
          ))}
        </ul>
      </>
    ) : (
      detail
    )}
  </div>
);

const Next: FC<{ action: CrewAction; jobId: string; hidden: boolean }> = ({ action, jobId, hidden }) => {
  if (action.kind === "step") {
    return (
      <div data-next hidden={hidden}>
        <Step jobId={jobId} step={action.step} text={STEP[action.step]} />
      </div>
    );
  }
  if (action.kind === "sign") {
    return (
      <div data-next hidden={hidden}>
        <button class="button act big" type="button" data-sign>
          Get signature
        </button>
      </div>
    );
  }
  return (
    <div data-next data-label={action.label} data-short={action.short} hidden={hidden}>
      <label class="button act big" for={`camera-${action.label}`}>
        Take {action.label} photo
      </label>
    </div>
  );
};

const Step: FC<{ jobId: string; step: CrewStep; text: string; quiet?: boolean }> = (props) => {
  const address = `/crew/jobs/${props.jobId}/steps`;
  return (
    <form
      method="post"
      action={address}
      hx-post={address}
      hx-target="#job"
      hx-swap="outerMorph"
      hx-disable="find button"
    >
      <input type="hidden" name="step" value={props.step} />
      <button class={props.quiet ? "button big" : "button act big"} type="submit">
        {props.text}
      </button>
    </form>
  );
};

/** Where the job stands, in a line. */
function standing({ row }: JobProps["job"], clock: Clock): string {
  const today = calendarDateIn(clock.timeZone, clock.now);
  switch (row.status) {
    case "new":
      return "The office has not accepted this job yet.";
    case "accepted":
    case "scheduled":
      if (!row.scheduledOn) return "No date set";
      return row.scheduledOn === today
        ? "Planned for today"
        : `Planned for ${formatDate(row.scheduledOn, clock.locale, today)}`;
    case "en_route":
      return "On the way";
    case "on_site":
      return row.onSiteAt ? `On site since ${formatMoment(row.onSiteAt, clock)}` : "On site";
    case "returned":
      return "Sent back by the office";
    case "completed":
      return `${completed(row.completedAt, clock)} The office looks at the proof next.`;
    case "approved":
    case "closed":
      return `${completed(row.completedAt, clock)} Nothing more to do here.`;
    case "on_hold":
      return "On hold. The office says when it goes on.";
    case "cancelled":
      return "Cancelled. Nothing to do here.";
  }
}

function completed(at: number | null, clock: Clock): string {
  return at === null ? "Completed." : `Completed ${formatMoment(at, clock)}.`;
}
