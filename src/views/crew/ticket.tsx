import type { FC } from "hono/jsx";
import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import type { JobProps } from "../../worker/crew/screen.ts";
import { toDoAgain } from "./again-words.ts";
import { CrewStatus } from "./crew-status.tsx";
import { ToDoAgain } from "./to-do-again.tsx";
import { street, town, windowText } from "./words.ts";

/** What is to be done, where and when, and how to reach someone there. What the office sent back stands first. */
export const Ticket: FC<JobProps> = ({ job, t, clock }) => {
  const { row, site, customer } = job;
  const window = windowText(row, t, clock.locale);
  const again = toDoAgain(job);
  return (
    <section class="ticket">
      {again.length > 0 ? (
        <ToDoAgain job={job} clock={clock} t={t} />
      ) : row.reason ? (
        <p class="said warn">
          <strong>{reasonTitle(row.status, t)}</strong> {row.reason}
        </p>
      ) : null}
      <p>
        <CrewStatus status={row.status} t={t} />
      </p>
      <h1>{row.title}</h1>
      {window ? <p class="when">{window}</p> : null}
      <p>
        {street(site)}
        <br />
        {town(site)}
        <br />
        <span class="soft">{customer.name}</span>
      </p>
      {row.description ? <p class="description">{row.description}</p> : null}
      {job.files && job.files.length > 0 ? <Papers job={job} files={job.files} t={t} /> : null}
      <Quick job={job} t={t} />
    </section>
  );
};

/** The work order as it came; it is not kept on the phone, so that it opens with signal alone. */
const Papers: FC<{ job: CrewJob; files: NonNullable<CrewJob["files"]>; t: CrewMessages }> = (props) => (
  <nav class="papers" aria-label={props.t.ticket.papers}>
    {props.files.map(({ id, fileName }) => (
      <a class="button" href={`/crew/jobs/${props.job.row.id}/files/${id}`} target="_blank" rel="noreferrer">
        {fileName}
      </a>
    ))}
  </nav>
);

const Quick: FC<{ job: CrewJob; t: CrewMessages }> = ({ job: { customer, site }, t }) => {
  const phone = customer.phone?.replace(/[^\d+]/g, "");
  return (
    <nav class="quick" aria-label={t.ticket.reach}>
      {phone ? (
        <>
          <a class="button" href={`tel:${phone}`} aria-label={`${t.ticket.call}: ${customer.name}`}>
            {t.ticket.call}
          </a>
          <a class="button" href={`sms:${phone}`} aria-label={`${t.ticket.text}: ${customer.name}`}>
            {t.ticket.text}
          </a>
        </>
      ) : null}
      <a class="button" href={mapAddress(site)} rel="noreferrer">
        {t.ticket.map}
      </a>
    </nav>
  );
};

/** The point where it is known; else what a person would search for. */
function mapAddress(site: CrewJob["site"]): string {
  const { latitude, longitude } = site;
  const known = latitude !== null && longitude !== null;
  const place = known ? `${latitude},${longitude}` : `${street(site)}, ${town(site)}`;
  return `https://maps.google.com/?q=${encodeURIComponent(place)}`;
}

function reasonTitle(status: CrewJob["row"]["status"], t: CrewMessages): string {
  const { returned, on_hold, cancelled, other } = t.reason;
  return { returned, on_hold, cancelled }[status as string] ?? other;
}
