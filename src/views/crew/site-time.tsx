import type { FC } from "hono/jsx";
import type { JobProps } from "../../worker/crew/screen.ts";
import type { JobStatus } from "../../worker/jobs/types.ts";
import { minutesOnSite } from "../../worker/jobs/verbs/correct-time.ts";
import { formatMoment } from "../../worker/time/format.ts";
import { DeedForm, Named, TimeFields } from "./deed-form.tsx";
import { durationText } from "./words.ts";

const CAN_CORRECT: readonly JobStatus[] = ["on_site", "returned", "completed"];

/** How long the crew was there, from the steps or as corrected. Nothing before anybody arrived. */
export const SiteTime: FC<JobProps> = ({ job, clock, t }) => {
  const { id, status, onSiteAt, siteMinutes, siteMinutesReason } = job.row;
  const minutes = minutesOnSite(job.row);
  if (minutes === null && onSiteAt === null) return null;
  return (
    <section id="time">
      <h2>{t.time.title}</h2>
      <p>
        {minutes !== null ? durationText(minutes) : t.time.since(formatMoment(onSiteAt ?? 0, clock))}
        {siteMinutes !== null && siteMinutesReason ? (
          <span class="soft"> · {t.time.corrected(siteMinutesReason)}</span>
        ) : null}
      </p>
      {CAN_CORRECT.includes(status) ? (
        <details class="more" id="correct-time">
          <summary class="button opener">{t.time.correct}</summary>
          <DeedForm class="form" jobId={id} type="correct_time">
            <TimeFields id="time" hours={t.time.hours} minutes={t.time.minutes} value={minutes} />
            <Named id="time-reason" label={t.time.why}>
              <textarea id="time-reason" name="reason" rows={2} required maxlength={1000} data-draft />
            </Named>
            <button class="button act" type="submit">
              {t.time.save}
            </button>
          </DeedForm>
        </details>
      ) : null}
    </section>
  );
};
