import type { FC } from "hono/jsx";
import type { TodayProps } from "../../worker/crew/today.ts";
import { formatDistance } from "../../worker/crew/today-distance.ts";
import type { TodayCard } from "../../worker/crew/today-order.ts";
import { formatClockRange } from "../../worker/crew/today-window.ts";
import { formatDate, formatTime } from "../../worker/time/format.ts";
import { Status } from "../parts/status.tsx";
import { CrewStatus } from "./crew-status.tsx";
import { numberOf, street, windowText } from "./words.ts";

type CardProps = Pick<TodayProps, "clock" | "today" | "t"> & { job: TodayCard };

/** A job to open with one tap, and beside it what needs no opening: call, write, drive there. */
export const JobCard: FC<CardProps> = (props) => {
  const { job, t } = props;
  const when = whenOf(props);
  return (
    <li id={job.id} class="ticket-card">
      <a class="job" href={`/crew/jobs/${job.id}`}>
        <span class="line">
          <span class="soft">{numberOf(job, t)}</span>
          <CrewStatus status={job.status} t={t} />
        </span>
        <strong>{job.title}</strong>
        <span>
          {street(job.site)}
          {job.site.city ? <span class="soft">, {job.site.city}</span> : null}
        </span>
        {when ? <span class="when">{when}</span> : null}
        <Marks {...props} />
        {job.reason && job.status !== "completed" ? <span class="said warn">{job.reason}</span> : null}
      </a>
      <Reach {...props} />
    </li>
  );
};

/** What is new of it, and what of it this phone has still to send. */
const Marks: FC<CardProps> = ({ job, t, clock }) => {
  // That it came back or is on hold is the status' word already, and what is done is no news.
  const changes = job.willBeSent ? [] : job.changes;
  const news = changes.filter(
    (change) =>
      !(change === "returned" && job.status === "returned") &&
      !(change === "held" && job.status === "on_hold"),
  );
  if (news.length + job.unsent + job.stuck === 0 && !job.willBeSent && job.distance === null) return null;
  return (
    <span class="marks">
      {news.map((change) => (
        <span class="news">{t.today.changes[change]}</span>
      ))}
      {job.distance === null ? null : (
        <span class="soft">{t.today.away(formatDistance(job.distance, clock.locale))}</span>
      )}
      {job.willBeSent ? <Status tone="wait">{t.today.willBeSent}</Status> : null}
      {job.unsent > 0 ? <Status tone="wait">{t.today.toSend(job.unsent)}</Status> : null}
      {job.stuck > 0 ? <Status tone="bad">{t.today.needsYou(job.stuck)}</Status> : null}
    </span>
  );
};

const Reach: FC<CardProps> = ({ job, t }) => {
  const phone = job.phone?.replace(/[^\d+]/g, "");
  const named = (what: string) => `${what}: ${numberOf(job, t)}`;
  return (
    <div class="quick reach">
      {phone ? (
        <>
          <a class="button" href={`tel:${phone}`} aria-label={named(t.ticket.call)}>
            {t.ticket.call}
          </a>
          <a class="button" href={`sms:${phone}`} aria-label={named(t.ticket.text)}>
            {t.ticket.text}
          </a>
        </>
      ) : null}
      <a
        class="button"
        href={`https://maps.google.com/?q=${placeOf(job)}`}
        rel="noreferrer"
        aria-label={named(t.ticket.map)}
      >
        {t.ticket.map}
      </a>
    </div>
  );
};

/** The position, else the address; a unit's number would lead a map astray. */
function placeOf({ site: { latitude, longitude, line1, city } }: TodayCard): string {
  if (latitude !== null && longitude !== null) return `${latitude},${longitude}`;
  return encodeURIComponent([line1, city].filter(Boolean).join(", "));
}

/** The date only where it is not today's, and the time window. */
function whenOf({ job, clock, today, t }: CardProps): string | null {
  const { completedAt, status, scheduledOn, windowStart, windowEnd } = job;
  if (completedAt && status !== "returned") return t.today.doneAt(formatTime(completedAt, clock));
  const date =
    scheduledOn === null || scheduledOn === today ? null : formatDate(scheduledOn, clock.locale, today);
  if (date && scheduledOn !== null && scheduledOn < today) return t.today.wasPlannedFor(date);
  const time =
    windowStart && windowEnd
      ? formatClockRange(windowStart, windowEnd, clock.locale)
      : windowText(job, t, clock.locale);
  return [date, time].filter(Boolean).join(", ") || null;
}
