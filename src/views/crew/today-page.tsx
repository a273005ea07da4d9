import type { FC } from "hono/jsx";
import type { CrewListRow } from "../../worker/crew/crew-job.ts";
import type { Today } from "../../worker/crew/today.ts";
import type { Viewer } from "../../worker/http/app-env.ts";
import { type Clock, formatDate, formatTime } from "../../worker/time/format.ts";
import { CrewLayout } from "./crew-layout.tsx";
import { CrewStatus } from "./crew-status.tsx";
import { numberOf, street } from "./words.ts";

type TodayProps = { viewer: Viewer; jobs: Today; today: string; clock: Clock };

/** What a crew member has to do today. */
export const TodayPage: FC<TodayProps> = (props) => (
  <CrewLayout title="Today" locale={props.viewer.organisation.locale}>
    <TodayScreen {...props} />
  </CrewLayout>
);

/** The list alone: read again whenever the phone is taken out. */
export const TodayScreen: FC<TodayProps> = ({ viewer, jobs, today, clock }) => (
  <main id="today" class="today" hx-get="/crew" hx-trigger="job-changed" hx-swap="outerMorph" data-refresh>
    <header class="top">
      <h1>Today</h1>
      <span class="soft">{formatDate(today, clock.locale)}</span>
    </header>
    <JobList title="Back to you" jobs={jobs.returned} today={today} clock={clock} />
    <JobList title="To do" jobs={jobs.today} today={today} clock={clock} />
    <JobList title="Coming" jobs={jobs.later} today={today} clock={clock} />
    {nothingOpen(jobs) ? <Nothing viewer={viewer} /> : null}
    {jobs.done.length > 0 ? (
      <details class="finished" id="done">
        <summary>Done today: {jobs.done.length}</summary>
        <ul class="jobs">
          {jobs.done.map((job) => (
            <JobCard job={job} today={today} clock={clock} />
          ))}
        </ul>
      </details>
    ) : null}
    <footer class="who">
      <span>
        {viewer.name}, {viewer.organisation.name}
      </span>
      {viewer.role === "crew" ? null : (
        <a class="button" href="/office">
          Office
        </a>
      )}
      <form action="/sign-out" method="post">
        <button class="button" type="submit">
          Sign out
        </button>
      </form>
    </footer>
  </main>
);

const JobList: FC<{ title: string; jobs: CrewListRow[]; today: string; clock: Clock }> = (props) =>
  props.jobs.length === 0 ? null : (
    <section>
      <h2>{props.title}</h2>
      <ul class="jobs">
        {props.jobs.map((job) => (
          <JobCard job={job} today={props.today} clock={props.clock} />
        ))}
      </ul>
    </section>
  );

const JobCard: FC<{ job: CrewListRow; today: string; clock: Clock }> = ({ job, today, clock }) => (
  <li id={job.id}>
    <a class="job" href={`/crew/jobs/${job.id}`}>
      <span class="line">
        <span class="soft">{numberOf(job)}</span>
        <CrewStatus status={job.status} />
      </span>
      <strong>{job.title}</strong>
      <span>
        {street(job)}
        {job.city ? <span class="soft">, {job.city}</span> : null}
      </span>
      <When job={job} today={today} clock={clock} />
      {job.reason && job.status !== "completed" ? <span class="said warn">{job.reason}</span> : null}
    </a>
  </li>
);

/** The date only where it is not today's. */
const When: FC<{ job: CrewListRow; today: string; clock: Clock }> = ({ job, today, clock }) => {
  if (job.completedAt && job.status !== "returned") {
    return <span class="soft">Done at {formatTime(job.completedAt, clock)}</span>;
  }
  if (!job.scheduledOn || job.scheduledOn === today) return null;
  const planned = formatDate(job.scheduledOn, clock.locale, today);
  return <span class="soft">{job.scheduledOn < today ? `Was planned for ${planned}` : planned}</span>;
};

const Nothing: FC<{ viewer: Viewer }> = ({ viewer }) => (
  <section class="nothing">
    <p>
      <strong>Nothing to do right now.</strong>
    </p>
    <p class="soft">
      {viewer.role === "crew"
        ? "A job stands here as soon as the office gives it to you."
        : "Only jobs that are assigned to you stand here. The office has all of them."}
    </p>
  </section>
);

function nothingOpen({ returned, today, later }: Today): boolean {
  return returned.length + today.length + later.length === 0;
}
