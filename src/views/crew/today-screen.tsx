import type { FC } from "hono/jsx";
import type { TodayProps } from "../../worker/crew/today.ts";
import type { TodayCard } from "../../worker/crew/today-order.ts";
import { JobCard } from "./today-card.tsx";
import { TodayFoot } from "./today-foot.tsx";
import { TodayNotices } from "./today-notices.tsx";

/** The list alone, which the phone's script makes anew whenever something changed. */
export const TodayScreen: FC<TodayProps> = (props) => {
  const words = props.t.today;
  const open = [...props.returned, ...props.now, ...props.open, ...props.later];
  return (
    <main id="today" class="today">
      <TodayNotices {...props} />
      <JobList name="returned" title={words.returned} jobs={props.returned} {...props} />
      <JobList name="now" title={words.now} jobs={props.now} {...props} />
      <JobList name="open" title={words.open} jobs={props.open} {...props} />
      {props.distanceUnknown && open.length > 0 ? (
        <button class="button" type="button" data-distance hidden>
          {words.showHowFar}
        </button>
      ) : null}
      <JobList name="later" title={words.later} jobs={props.later} {...props} />
      {open.length === 0 ? <Nothing {...props} /> : null}
      <Done {...props} />
      <TodayFoot {...props} />
    </main>
  );
};

type JobListProps = TodayProps & { name: string; title: string; jobs: TodayCard[] };

const JobList: FC<JobListProps> = ({ name, title, jobs, ...props }) =>
  jobs.length === 0 ? null : (
    <section id={`list-${name}`}>
      <h2>{title}</h2>
      <ul class="jobs">
        {jobs.map((job) => (
          <JobCard job={job} {...props} />
        ))}
      </ul>
    </section>
  );

/** Closed, unless something in it is known to this phone alone. */
const Done: FC<TodayProps> = ({ done, ...props }) =>
  done.length === 0 ? null : (
    <details class="finished" id="done" open={done.some((job) => job.willBeSent)}>
      <summary>{props.t.today.done(done.length)}</summary>
      <ul class="jobs">
        {done.map((job) => (
          <JobCard job={job} {...props} />
        ))}
      </ul>
    </details>
  );

const Nothing: FC<TodayProps> = ({ member, t }) => (
  <section class="nothing">
    <p>
      <strong>{t.today.nothing}</strong>
    </p>
    <p class="soft">{member.role === "crew" ? t.today.nothingForCrew : t.today.nothingForOffice}</p>
  </section>
);
