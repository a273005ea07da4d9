import type { FC } from "hono/jsx";
import { type ConfirmForm, LONGEST_NAME } from "../../worker/confirm/read-form.ts";
import type { Confirmation } from "../../worker/confirm/standing.ts";
import type { PhotoRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { NameField } from "./asked.tsx";
import { AskPhotos, Sheet } from "./sheet.tsx";
import { type AskWords, askFacts, momentIn, statementOf } from "./words.ts";

export type ConfirmProps = {
  job: Job;
  standing: Confirmation;
  photos: PhotoRow[];
  /** The address of this page. */
  here: string;
  form?: ConfirmForm;
};

/** Where a customer confirms the work on their own phone. Opening it changes nothing, since mail scanners open links. */
export const ConfirmPage: FC<ConfirmProps> = ({ job, standing, photos, here, form }) => {
  const { words, vendor, work, place } = askFacts(job);
  return (
    <Sheet job={job} title={words.confirm.title(vendor)} heading={words.confirm.heading[standing.kind]}>
      {standing.kind === "confirmed" ? (
        <div class="answered">
          <p class="state status good">{doneWords(job, standing, words)}</p>
          <p>{words.confirm.next(vendor)}</p>
        </div>
      ) : null}
      {standing.kind === "cancelled" ? <p class="state status off">{words.confirm.cancelled}</p> : null}
      <div class="opening">
        <p>{words.confirm.opening(vendor, work, place)}</p>
      </div>
      <AskPhotos photos={photos} here={here} words={words} />
      {standing.kind === "open" ? (
        <ConfirmFields statement={statementOf(job)} words={words} here={here} form={form} />
      ) : null}
    </Sheet>
  );
};

type FieldsProps = { statement: string; words: AskWords; here: string; form?: ConfirmForm };

const ConfirmFields: FC<FieldsProps> = ({ statement, words, here, form }) => (
  <form class="form" method="post" action={here}>
    <SaidNo refusal={form?.said ? { detail: form.said } : undefined} />
    <NameField words={words} form={form} />
    <Field
      label={words.confirm.role}
      name="role"
      value={form?.role}
      wrong={form?.wrongRole}
      maxlength={LONGEST_NAME}
      autocomplete="off"
    />
    <p class="statement">{statement}</p>
    <input type="hidden" name="statement" value={statement} />
    <button class="button act big" type="submit">
      {words.confirm.button}
    </button>
  </form>
);

function doneWords(
  job: Job,
  { name, at }: Extract<Confirmation, { kind: "confirmed" }>,
  words: AskWords,
): string {
  const moment = momentIn(job, at);
  return name ? words.confirm.done(name, moment) : words.confirm.doneByNobody(moment);
}
