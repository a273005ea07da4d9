import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";
import { TicketFields } from "./ticket-fields.tsx";

type ChangeTicketProps = { job: Job; said?: SaidAt };

/** What a ticket said wrong; while it left something open, the same fields stand above everything else. */
export const ChangeTicket: FC<ChangeTicketProps> = ({ job, said }) => {
  const { row } = job;
  if (row.needsLook.some((one) => one !== "cancelled")) return null;
  return (
    <details class="fold" id="change-ticket" open={said?.verb === "mend"}>
      <summary>Change the ticket</summary>
      <JobForm jobId={row.id} verb="mend" class="body form">
        <TicketFields job={job} said={said} />
        <button class="button" type="submit">
          Save the ticket
        </button>
      </JobForm>
    </details>
  );
};
