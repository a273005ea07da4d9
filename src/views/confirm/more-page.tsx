import type { FC } from "hono/jsx";
import type { MoreForm } from "../../worker/confirm/read-form.ts";
import type { MoreStanding } from "../../worker/confirm/standing.ts";
import type { MoreRequestRow, PhotoRow } from "../../worker/database/rows.ts";
import type { Job } from "../../worker/jobs/types.ts";
import { Answered, AnswerFields, Reason } from "./asked.tsx";
import { AskPhotos, Sheet } from "./sheet.tsx";
import { askFacts, moneyIn } from "./words.ts";

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
      <Reason job={job} asked={request} />
      <AskPhotos photos={photos} here={here} words={words} />
      {standing === "open" ? (
        <AnswerFields
          {...{ words, here, form }}
          approve={words.more.approve(moneyIn(job, request.amount))}
          decline={words.more.decline}
        />
      ) : null}
    </Sheet>
  );
};

const Answer: FC<Pick<MoreProps, "job" | "request">> = ({ job, request }) => {
  const { more } = askFacts(job).words;
  const amount = moneyIn(job, request.amount);
  const stays = job.row.notToExceed === null ? "" : more.stays(moneyIn(job, job.row.notToExceed));
  return (
    <Answered job={job} asked={request}>
      {request.status === "approved" ? more.approved(amount) : `${more.declined(amount)} ${stays}`.trim()}
    </Answered>
  );
};
