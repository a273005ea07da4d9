import type { FC } from "hono/jsx";
import type { JobRecord } from "../../worker/jobs/records.ts";
import { gapWords } from "../intake/message-words.ts";
import { Status } from "../parts/status.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { TicketFields } from "./ticket-fields.tsx";

type NeedsLookProps = { record: JobRecord; said?: SaidAt };

/** What a ticket left open, beside the fields that close it. */
export const JobNeedsLook: FC<NeedsLookProps> = ({ record, said }) => {
  const { row } = record.job;
  const gaps = row.needsLook.filter((one) => one !== "cancelled");
  if (gaps.length === 0) return null;
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
        <TicketFields job={record.job} said={said} />
        <div class="row">
          <button class="button act" type="submit">
            It is complete
          </button>
        </div>
      </JobForm>
    </section>
  );
};
