import type { FC } from "hono/jsx";
import { NO_ADDRESS, NO_CUSTOMER, NO_TITLE } from "../../worker/intake/complete-ticket.ts";
import type { TicketGap } from "../../worker/intake/vocabulary.ts";
import { liveInvoices } from "../../worker/jobs/office-actions.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Field } from "../parts/field.tsx";
import type { SaidAt } from "./job-screen.tsx";

type TicketFieldsProps = { job: Job; said?: SaidAt };

/** What makes a ticket the one that it is: its number, who pays, and where. */
export const TicketFields: FC<TicketFieldsProps> = ({ job, said }) => {
  const { row, customer, site } = job;
  const isBilled = liveInvoices(job).length > 0;
  const mine = said?.verb === "mend" ? said : undefined;
  const lacks = (gap: TicketGap) => row.needsLook.includes(gap);
  const field = (name: string, label: string, known: string | null) => ({
    ...{ id: `mend-${name}`, name, label, autocomplete: "off" },
    value: mine?.typed?.[name] ?? known,
    wrong: mine?.typed?.[`wrong.${name}`],
  });
  // What stands there because nothing was said is no answer.
  const unless = (placeholder: string, text: string) => (text === placeholder ? "" : text);
  return (
    <>
      {mine ? <Refused said={mine} /> : null}
      <div class="pair">
        <Field
          {...field("ticketNumber", "Ticket number", row.ticketNumber)}
          hint={lacks("ticket_number") ? "Leave it empty if there is none." : undefined}
          maxlength={100}
        />
        <Field {...field("title", "Title", unless(NO_TITLE, row.title))} maxlength={200} />
      </div>
      {isBilled ? (
        <p class="small soft">{customer.name} has an invoice for this job, so who pays stays.</p>
      ) : (
        <div class="pair">
          <Field
            {...field("customer.name", "Who pays", unless(NO_CUSTOMER, customer.name))}
            maxlength={200}
            hint={
              lacks("customer")
                ? "A customer whom you have already is found by e-mail or name."
                : "Another name is another customer: one whom you have already, or a new one."
            }
          />
          <Field {...field("customer.email", "Their e-mail", customer.email)} type="email" />
          <Field {...field("customer.phone", "Their phone", customer.phone)} type="tel" />
        </div>
      )}
      <div class="pair">
        <Field {...field("site.line1", "Street and number", unless(NO_ADDRESS, site.line1))} />
        <Field {...field("site.line2", "Unit", site.line2)} />
      </div>
      <div class="pair">
        <Field {...field("site.city", "City", site.city)} />
        <Field {...field("site.region", "State or region", site.region)} />
        <Field {...field("site.postalCode", "Postal code", site.postalCode)} />
      </div>
    </>
  );
};

/** A number that another job has is a way to that job. */
const Refused: FC<{ said: SaidAt }> = ({ said: { refusal, typed } }) => (
  <p class="said bad" role="alert">
    {refusal.detail}{" "}
    {typed?.takenBy ? <a href={`/office/jobs/${typed.takenBy}`}>Open the other job</a> : null}
  </p>
);
