import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { DeedForm, Named } from "./deed-form.tsx";
import { WaitingMark } from "./waiting-mark.tsx";

/** The customer confirms on their own phone instead: the form, and what was sent so far. */
export const ConfirmationLink: FC<JobProps> = ({ job, clock, t }) => (
  <>
    {job.confirmations.map(({ id, recipient, askedAt, confirmedAt, waiting }) => (
      <p id={id}>
        {confirmedAt === null
          ? t.link.sent(recipient, formatMoment(askedAt, clock))
          : t.link.answered(recipient, formatMoment(confirmedAt, clock))}{" "}
        <WaitingMark waiting={waiting} t={t} />
      </p>
    ))}
    {job.row.status === "cancelled" ? null : (
      <details class="more" id="link">
        <summary class="button opener">{t.link.instead}</summary>
        <DeedForm class="form" jobId={job.row.id} type="ask_confirmation">
          <Named id="link-recipient" label={t.link.address} hint={t.link.hint}>
            <input
              id="link-recipient"
              name="recipient"
              type="email"
              required
              maxlength={254}
              autocomplete="off"
              aria-describedby="link-recipient-hint"
              value={job.customer.email ?? ""}
              data-draft
            />
          </Named>
          <button class="button act" type="submit">
            {t.link.send}
          </button>
        </DeedForm>
      </details>
    )}
  </>
);
