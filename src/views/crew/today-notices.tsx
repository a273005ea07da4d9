import type { FC } from "hono/jsx";
import type { TodayProps } from "../../worker/crew/today.ts";
import { numberOf } from "./words.ts";

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
    {stuck.map(({ jobId, count, ...job }) => (
      <div class="said bad notice" id={`stuck-${jobId}`}>
        <p>{t.today.stuck(numberOf(job, t), count)}</p>
        <a class="button" href={`/crew/jobs/${jobId}`}>
          {t.today.lookAtIt}
        </a>
      </div>
    ))}
    {phone?.mayForget === true ? <p class="said warn notice">{t.phone.mayForget}</p> : null}
  </>
);
