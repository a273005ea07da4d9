import type { FC } from "hono/jsx";
import { LONGEST_NAME, LONGEST_NOTE, type MoreForm } from "../../worker/confirm/read-form.ts";
import type { MoreStanding } from "../../worker/confirm/standing.ts";
import type { MoreRequestRow, PhotoRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { AskPhotos, Sheet } from "./sheet.tsx";
import { askFacts, momentIn, moneyIn } from "./words.ts";

export type MoreProps = {
  job: Job;
  request: MoreRequestRow;
  standing: MoreStanding;
  photos: PhotoRow[];
  /** The address of this page. */
  here: string;
  form?: MoreForm;
};

/** Where a customer approves more than the not-to-exceed amount, or declines it. */
export const MorePage: FC<MoreProps> = (props) => {
  const { job, request, standing, photos, here, form } = props;
  const { words, vendor, work, place } = askFacts(job);
  const limit = moneyIn(job, job.row.notToExceed ?? 0);
  return (
    <Sheet job={job} title={words.more.title(vendor)} heading={words.more.heading[standing]}>
      {standing === "answered" ? <Answer job={job} request={request} /> : null}
      {standing === "overtaken" ? <p class="state status good">{words.more.overtaken(limit)}</p> : null}
      {standing === "cancelled" ? <p class="state status off">{words.more.cancelled}</p> : null}
      <div class="opening">
        <p>{words.more.opening(vendor, work, place)}</p>
      </div>
      <div class="owed">
        <p class="amount">{moneyIn(job, request.amount)}</p>
        {standing === "open" ? <p class="soft">{words.more.instead(limit)}</p> : null}
      </div>
      <div class="reason">
        <h2>{words.more.reason}</h2>
        <p>{request.reason}</p>
        <p class="soft">{words.more.asked(request.askedBy, momentIn(job, request.askedAt))}</p>
      </div>
      <AskPhotos photos={photos} here={here} words={words} />
      {standing === "open" ? <MoreFields job={job} request={request} here={here} form={form} /> : null}
    </Sheet>
  );
};

type FieldsProps = Pick<MoreProps, "job" | "request" | "here" | "form">;

const MoreFields: FC<FieldsProps> = ({ job, request, here, form }) => {
  const { words } = askFacts(job);
  return (
    <form class="form" method="post" action={here}>
      {/* What Enter in a field would press: nothing, so that nobody approves an amount by typing their name. */}
      <button type="submit" disabled hidden />
      <SaidNo refusal={form?.said ? { detail: form.said } : undefined} />
      <Field
        label={words.name}
        name="name"
        value={form?.name}
        wrong={form?.wrongName}
        required
        maxlength={LONGEST_NAME}
        autocomplete="name"
      />
      <Field
        label={words.more.note}
        name="note"
        value={form?.note}
        wrong={form?.wrongNote}
        rows={3}
        maxlength={LONGEST_NOTE}
      />
      <button class="button act big" type="submit" name="answer" value="approve">
        {words.more.approve(moneyIn(job, request.amount))}
      </button>
      <button class="button big" type="submit" name="answer" value="decline">
        {words.more.decline}
      </button>
    </form>
  );
};

const Answer: FC<Pick<MoreProps, "job" | "request">> = ({ job, request }) => {
  const { words, vendor } = askFacts(job);
  const amount = moneyIn(job, request.amount);
  const approved = request.status === "approved";
  const stays = job.row.notToExceed === null ? "" : words.more.stays(moneyIn(job, job.row.notToExceed));
  return (
    <div class="answered">
      <p class={approved ? "state status good" : "state status off"}>
        {approved ? words.more.approved(amount) : `${words.more.declined(amount)} ${stays}`.trim()}
      </p>
      {request.answer ? (
        <p class="soft">
          {words.more.answer(
            request.answer,
            request.answeredBy ?? "",
            momentIn(job, request.answeredAt ?? 0),
          )}
        </p>
      ) : null}
      <p>{words.more.next(vendor)}</p>
    </div>
  );
};
