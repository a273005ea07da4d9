import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { Field } from "../parts/field.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

/** For an owner: the invoice goes out although these checks fail, with the reason that stays on the job. */
export const OverrideForm: FC<{ job: Job; said?: SaidAt }> = ({ job, said }) => {
  const mine = said?.verb === "override-preflight" ? said : undefined;
  return (
    <details class="fold" id="override" open={mine !== undefined}>
      <summary>Let it go out anyway</summary>
      <JobForm jobId={job.row.id} verb="override-preflight" class="body form">
        <Field
          id="override-reason"
          name="reason"
          label="Why may it go out as it is?"
          hint="It holds for what is to be mended now, and stays on the job with your name."
          rows={2}
          maxlength={1000}
          value={mine?.typed?.reason}
          wrong={mine?.refusal.detail}
        />
        <button class="button" type="submit">
          Let it go out
        </button>
      </JobForm>
    </details>
  );
};
