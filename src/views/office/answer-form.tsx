import type { FC } from "hono/jsx";
import type { MoreRequestRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Field } from "../parts/field.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

type AnswerProps = {
  job: Job;
  ask: MoreRequestRow;
  verb: "approve-more" | "decline-more";
  /** What is asked for, as it is read. */
  amount: string;
  said?: SaidAt;
};

/** Notes an answer that came another way than by the letter's button: its words are the approval in writing. */
export const AnswerForm: FC<AnswerProps> = ({ job, ask, verb, amount, said }) => {
  const mine = said?.verb === verb && said.typed?.id === ask.id ? said : undefined;
  const approves = verb === "approve-more";
  const key = `${verb}-${ask.id}`;
  return (
    <details class="fold" id={key} open={mine !== undefined}>
      <summary>{approves ? "They approved it another way" : "They declined it"}</summary>
      <JobForm jobId={job.row.id} verb={verb} class="body form">
        <input type="hidden" name="id" value={ask.id} />
        <Field
          id={`${key}-words`}
          name="words"
          label="Paste what they wrote"
          hint={
            approves
              ? `It becomes the approval: the job may then cost up to ${amount}.`
              : "The not-to-exceed amount stays what it is."
          }
          rows={3}
          maxlength={5000}
          value={mine?.typed?.words}
          wrong={mine?.refusal.detail}
        />
        <button class="button" type="submit">
          {approves ? `Note that ${amount} is approved` : "Note that it is declined"}
        </button>
      </JobForm>
    </details>
  );
};
