import type { FC } from "hono/jsx";
import type { TodayProps } from "../../worker/crew/today.ts";
import type { TodayJob } from "../../worker/crew/today-snapshot.ts";
import { numberOf, street } from "./words.ts";

/** What the person must know of this phone before the jobs: what cannot be sent, and what may be lost. */
export const TodayNotices: FC<TodayProps> = ({ phone, stuck, t }) => (
  <>
    {phone?.signedOut ? (
      <div class="said bad notice">
        <p>{t.phone.signedOut(phone.unsent)}</p>
        <a class="button act" href="/sign-in?to=%2Fcrew">
          {t.uploads.signIn}
        </a>
      </div>
    ) : null}
    {stuck.map(({ jobId, count, job }) => (
      <div class="said bad notice" id={`stuck-${jobId}`}>
        <p>{t.today.stuck(nameOf(job, t), count)}</p>
        <a class="button" href={`/crew/jobs/${jobId}`}>
          {t.today.lookAtIt}
        </a>
      </div>
    ))}
    {phone?.mayForget === true && phone.unsent > 0 ? (
      <p class="said warn notice">{t.phone.mayForget}</p>
    ) : null}
  </>
);

/** What tells it from the others: its number, else where it is. One that is no longer on the list is just a job. */
function nameOf(job: TodayJob | null, t: TodayProps["t"]): string {
  if (!job) return t.job;
  return job.ticketNumber === null ? street(job.site) : numberOf(job, t);
}
