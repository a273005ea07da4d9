import type { FC } from "hono/jsx";
import { askedOf } from "../../worker/jobs/proof-rules.ts";
import { ofPhoto } from "../../worker/jobs/return-reasons.ts";
import type { Job, Requirement } from "../../worker/jobs/types.ts";
import { WHY } from "../../worker/review/read-return.ts";
import type { SaidAt } from "../office/job-screen.tsx";
import { Field } from "../parts/field.tsx";
import { aboutWords, REQUIREMENT } from "./words.ts";

type FieldsProps = { job: Job; said?: SaidAt; idPrefix: string };

/** Of the list that the crew's screen has in each language. */
const PHOTO_WORDS = [
  "Blurred",
  "Too dark",
  "Wrong side",
  "Not the same spot",
  "Unit number not readable",
  "Too far away",
];
const QUICK: { [requirement in Requirement]: string[] } = {
  photos_before: PHOTO_WORDS,
  photos_after: PHOTO_WORDS,
  checklist: ["Not done", "Does not fit the work"],
  resolution_code: ["Does not fit the work"],
  root_cause: ["Does not fit the work"],
  serial_numbers: ["Not readable", "Does not fit the work"],
  signature: ["Wrong person", "Not readable"],
};

/** Why the job goes back: one reason for the whole, one for each thing that was asked, one for each photo. One of them is enough. */
export const ReturnFields: FC<FieldsProps> = ({ job, said, idPrefix }) => {
  const typed = (about: string) => said?.typed?.[WHY + about] ?? "";
  const ofOnePhoto = job.photos.map((photo) => ({ photo, about: ofPhoto(photo.id) }));
  return (
    <>
      <Field
        id={`${idPrefix}-reason`}
        name="reason"
        label="What is the crew to mend?"
        hint="They read this on the phone. Or say it thing by thing:"
        value={said?.typed?.reason}
        wrong={said?.refusal.code === "reason_missing" ? said.refusal.detail : undefined}
        rows={2}
        maxlength={1000}
      />
      {askedOf(job).map(({ requirement }) => (
        <Why
          about={requirement}
          label={REQUIREMENT[requirement]}
          quick={QUICK[requirement]}
          value={typed(requirement)}
          idPrefix={idPrefix}
        />
      ))}
      {ofOnePhoto.length > 0 ? (
        <details class="one-photo" open={ofOnePhoto.some(({ about }) => typed(about) !== "")}>
          <summary class="small">A single photo</summary>
          <div class="form">
            {ofOnePhoto.map(({ photo, about }) => (
              <Why
                about={about}
                label={aboutWords(about, job.photos)}
                picture={`/office/jobs/${job.row.id}/photos/${photo.id}/thumbnail`}
                quick={PHOTO_WORDS}
                value={typed(about)}
                idPrefix={idPrefix}
              />
            ))}
          </div>
        </details>
      ) : null}
    </>
  );
};

type WhyProps = {
  about: string;
  label: string;
  quick: string[];
  value: string;
  idPrefix: string;
  picture?: string;
};

const Why: FC<WhyProps> = ({ about, label, quick, value, idPrefix, picture }) => {
  const id = `${idPrefix}-${about.replace(":", "-")}`;
  return (
    <div class={value ? "field why marked" : "field why"} data-why={about}>
      {picture ? <img src={picture} alt="" loading="lazy" /> : null}
      <label for={id}>{label}</label>
      <input id={id} name={WHY + about} value={value} maxlength={1000} autocomplete="off" />
      <div class="quick">
        {quick.map((words) => (
          <button class="button plain" type="button" data-words={words}>
            {words}
          </button>
        ))}
      </div>
    </div>
  );
};
