import type { FC } from "hono/jsx";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import { CrewStatus } from "./crew-status.tsx";
import { street, town } from "./words.ts";

/** What is to be done, where, and how to reach someone there. What the office sent back stands first. */
export const Ticket: FC<{ job: CrewJob }> = ({ job }) => {
  const { row, site } = job;
  return (
    <section class="ticket">
      {row.reason ? (
        <p class="said warn">
          <strong>{reasonTitle(row.status)}</strong> {row.reason}
        </p>
      ) : null}
      <p>
        <CrewStatus status={row.status} />
      </p>
      <h1>{row.title}</h1>
      <p>
        {street(site)}
        <br />
        {town(site)}
      </p>
      {row.description ? <p class="soft description">{row.description}</p> : null}
      <Quick job={job} />
    </section>
  );
};

const Quick: FC<{ job: CrewJob }> = ({ job: { customer, site } }) => {
  const phone = customer.phone?.replace(/[^\d+]/g, "");
  const place = `${street(site)}, ${town(site)}`;
  return (
    <nav class="quick" aria-label="Reach the customer and the place">
      {phone ? (
        <>
          <a class="button" href={`tel:${phone}`} aria-label={`Call ${customer.name}`}>
            Call
          </a>
          <a class="button" href={`sms:${phone}`} aria-label={`Text ${customer.name}`}>
            Text
          </a>
        </>
      ) : null}
      <a class="button" href={`https://maps.google.com/?q=${encodeURIComponent(place)}`} rel="noreferrer">
        Map
      </a>
    </nav>
  );
};

function reasonTitle(status: CrewJob["row"]["status"]): string {
  if (status === "returned") return "The office sent this back:";
  if (status === "on_hold") return "On hold:";
  return status === "cancelled" ? "Cancelled:" : "Reason:";
}
