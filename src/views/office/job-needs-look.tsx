import type { FC } from "hono/jsx";
import type { JobRecord } from "../../worker/jobs/records.ts";
import { gapWords } from "../intake/message-words.ts";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { LookSheet } from "./look-sheet.tsx";
import { TicketFields } from "./ticket-fields.tsx";

type NeedsLookProps = { record: JobRecord; said?: SaidAt };

/** What a ticket left open, beside the fields that close it. */
export const JobNeedsLook: FC<NeedsLookProps> = ({ record, said }) => {
  const { row } = record.job;
  const gaps = row.needsLook.filter((one) => one !== "cancelled");
  if (gaps.length === 0) return null;
  return (
    <LookSheet id="needs-look" message={record.messages.at(-1)}>
      <JobForm jobId={row.id} verb="mend" class="body form">
        <p>The ticket did not say its {gapWords(gaps)}. Enter what is missing and look at the rest.</p>
        <TicketFields job={record.job} said={said} />
        <div class="row">
          <button class="button act" type="submit">
            It is complete
          </button>
        </div>
      </JobForm>
    </LookSheet>
  );
};
