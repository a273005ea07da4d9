import type { FC } from "hono/jsx";
import { NO_ADDRESS, NO_CUSTOMER, NO_TITLE } from "../../worker/intake/complete-ticket.ts";
import type { TicketGap } from "../../worker/intake/vocabulary.ts";
import type { JobRecord } from "../../worker/jobs/records.ts";
import { gapWords } from "../intake/message-words.ts";
import { Field } from "../parts/field.tsx";
import { Status } from "../parts/status.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

type NeedsLookProps = { record: JobRecord; said?: SaidAt };

/** What a ticket left open, beside the fields that close it. */
export const JobNeedsLook: FC<NeedsLookProps> = ({ record, said }) => {
  const { row, customer, site } = record.job;
  const gaps = row.needsLook.filter((one) => one !== "cancelled");
  if (gaps.length === 0) return null;
  const mine = said?.verb === "mend" ? said : undefined;
  const lacks = (gap: TicketGap) => row.needsLook.includes(gap);
  const field = (name: string, label: string, known: string | null) => ({
    ...{ id: `mend-${name}`, name, label, autocomplete: "off" },
    value: mine?.typed?.[name] ?? known,
    wrong: mine?.typed?.[`wrong.${name}`],
  });
  // What stands there because nothing was said is no answer.
  const unless = (placeholder: string, text: string) => (text === placeholder ? "" : text);
  const message = record.messages.at(-1);
  return (
    <section class="sheet" id="needs-look">
      <header>
        <h2>
          <Status tone="warn">Needs a look</Status>
        </h2>
        {message ? (
          <a class="small" href={`/office/intake/${message.id}`}>
            Read the original message
          </a>
        ) : null}
      </header>
      <JobForm jobId={row.id} verb="mend" class="body form">
        <p>The ticket did not say its {gapWords(gaps)}. Enter what is missing and look at the rest.</p>
        {mine ? <Refused said={mine} /> : null}
        <div class="pair">
          <Field
            {...field("ticketNumber", "Ticket number", row.ticketNumber)}
            hint={lacks("ticket_number") ? "Leave it empty if there is none." : undefined}
            maxlength={100}
          />
          <Field {...field("title", "Title", unless(NO_TITLE, row.title))} maxlength={200} />
        </div>
        <div class="pair">
          <Field
            {...field("customer.name", "Who pays", unless(NO_CUSTOMER, customer.name))}
            maxlength={200}
            hint={
              lacks("customer") ? "A customer whom you have already is found by e-mail or name." : undefined
            }
          />
          <Field {...field("customer.email", "Their e-mail", customer.email)} type="email" />
          <Field {...field("customer.phone", "Their phone", customer.phone)} type="tel" />
        </div>
        <div class="pair">
          <Field {...field("site.line1", "Street and number", unless(NO_ADDRESS, site.line1))} />
          <Field {...field("site.line2", "Unit", site.line2)} />
        </div>
        <div class="pair">
          <Field {...field("site.city", "City", site.city)} />
          <Field {...field("site.region", "State or region", site.region)} />
          <Field {...field("site.postalCode", "Postal code", site.postalCode)} />
        </div>
        <div class="row">
          <button class="button act" type="submit">
            It is complete
          </button>
        </div>
      </JobForm>
    </section>
  );
};

/** A number that another job has is a way to that job. */
const Refused: FC<{ said: SaidAt }> = ({ said: { refusal, typed } }) => (
  <p class="said bad" role="alert">
    {refusal.detail}{" "}
    {typed?.takenBy ? <a href={`/office/jobs/${typed.takenBy}`}>Open the other job</a> : null}
  </p>
);
