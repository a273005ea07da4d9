import type { FC } from "hono/jsx";
import { Field } from "../parts/field.tsx";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

type ReasonVerb = "hold" | "cancel";

const ASK: { [verb in ReasonVerb]: { label: string; hint: string; press: string } } = {
  hold: { label: "What does it wait for?", hint: "A part, a key, an answer.", press: "Put on hold" },
  cancel: { label: "Why is it cancelled?", hint: "Nothing will be billed.", press: "Cancel the job" },
};

type ReasonProps = { jobId: string; verb: ReasonVerb; name: string; said?: SaidAt };

/** A step that needs a reason, asked for where the button is. */
export const ReasonForm: FC<ReasonProps> = ({ jobId, verb, name, said }) => {
  const mine = said?.verb === verb ? said : undefined;
  return (
    <details class="pop" id={`pop-${verb}`} open={mine !== undefined}>
      <summary class="button">{name}</summary>
      <JobForm jobId={jobId} verb={verb} class="sheet form">
        <Field
          id={`reason-${verb}`}
          name="reason"
          label={ASK[verb].label}
          hint={ASK[verb].hint}
          value={mine?.typed?.reason}
          wrong={mine?.refusal.code === "reason_missing" ? mine.refusal.detail : undefined}
          rows={3}
          maxlength={1000}
        />
        <button class="button act" type="submit">
          {ASK[verb].press}
        </button>
      </JobForm>
    </details>
  );
};
