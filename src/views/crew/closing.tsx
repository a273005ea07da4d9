import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import { rulesFor } from "../../worker/jobs/proof-rules.ts";
import { DeedForm, Named } from "./deed-form.tsx";

/** What a portal's form asks for, only where it does: a code, the cause, serial numbers. */
export const Closing: FC<JobProps> = ({ job, t }) => {
  const { resolutionCodes, rootCauses, serialNumbers } = rulesFor(job);
  const { row } = job;
  if (resolutionCodes.length + rootCauses.length + serialNumbers === 0) return null;
  return (
    <section id="closing">
      <h2>{job.portal ? t.closing.titleFor(job.portal.name) : t.closing.title}</h2>
      <DeedForm class="form" jobId={row.id} type="fill_in">
        <OneOf
          name="resolutionCode"
          label={t.requirements.resolution_code}
          choices={resolutionCodes}
          chosen={row.resolutionCode}
          t={t}
        />
        <OneOf
          name="rootCause"
          label={t.requirements.root_cause}
          choices={rootCauses}
          chosen={row.rootCause}
          t={t}
        />
        {serialNumbers > 0 ? (
          <Named id="serialNumbers" label={t.requirements.serial_numbers} hint={t.closing.onePerLine}>
            <textarea
              id="serialNumbers"
              name="serialNumbers"
              rows={Math.max(2, serialNumbers)}
              autocapitalize="characters"
              autocomplete="off"
              spellcheck={false}
              aria-describedby="serialNumbers-hint"
              data-draft
            >
              {row.serialNumbers.join("\n")}
            </textarea>
          </Named>
        ) : null}
        <button class="button" type="submit">
          {t.closing.save}
        </button>
      </DeedForm>
    </section>
  );
};

type OneOfProps = Pick<JobProps, "t"> & {
  name: string;
  label: string;
  choices: string[];
  chosen: string | null;
};

const OneOf: FC<OneOfProps> = ({ name, label, choices, chosen, t }) =>
  choices.length === 0 ? null : (
    <Named id={name} label={label}>
      <select id={name} name={name}>
        <option value="">{t.choose}</option>
        {choices.map((choice) => (
          <option value={choice} selected={choice === chosen}>
            {choice}
          </option>
        ))}
      </select>
    </Named>
  );
