import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { ReturnFields } from "../review/return-fields.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

/** Sends the job back to its crew, with a reason for the whole or thing by thing. */
export const ReturnForm: FC<{ job: Job; said?: SaidAt }> = ({ job, said }) => {
  const mine = said?.verb === "return" ? said : undefined;
  return (
    <details class="pop" id="pop-return" open={mine !== undefined}>
      <summary class="button" data-key="r">
        Return to crew <kbd>R</kbd>
      </summary>
      <JobForm jobId={job.row.id} verb="return" class="sheet form returning">
        <ReturnFields job={job} said={mine} idPrefix="job" />
        <button class="button act" type="submit">
          Return to crew
        </button>
      </JobForm>
    </details>
  );
};
