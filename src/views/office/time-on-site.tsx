import type { FC } from "hono/jsx";
import type { Job } from "../../worker/jobs/types.ts";
import { minutesOnSite } from "../../worker/jobs/verbs/correct-time.ts";
import { Field } from "../parts/field.tsx";
import { SaidNo } from "../parts/said.tsx";
import { durationWords } from "./duration.ts";
import { JobForm } from "./job-form.tsx";
import type { SaidAt } from "./job-screen.tsx";

/** How long the crew was on site and how that is known, and a small form for where the steps say it wrongly. */
export const TimeOnSite: FC<{ job: Job; said?: SaidAt }> = ({ job, said }) => {
  const { row } = job;
  const minutes = minutesOnSite(row);
  if (minutes === null && row.onSiteAt === null) return null;
  const mine = said?.verb === "time" ? said : undefined;
  const wrong = (code: string) => (mine?.refusal.code === code ? mine.refusal.detail : undefined);
  const part = (value: number) => (minutes === null ? "" : String(value));
  return (
    <div class="part" id="time">
      <p class="body small">
        <span class="soft">Time on site</span> {minutes === null ? "not over yet" : durationWords(minutes)}
        <span class="soft">{minutes === null ? "" : howKnown(row)}</span>
      </p>
      <details class="fold" id="correct-time" open={mine !== undefined}>
        <summary>Correct the time on site</summary>
        <JobForm jobId={row.id} verb="time" class="body form">
          <div class="times">
            <Field
              id="time-hours"
              name="hours"
              label="Hours"
              type="decimal"
              value={mine?.typed?.hours ?? part(Math.floor((minutes ?? 0) / 60))}
            />
            <Field
              id="time-minutes"
              name="minutes"
              label="Minutes"
              type="decimal"
              value={mine?.typed?.minutes ?? part((minutes ?? 0) % 60)}
            />
          </div>
          <SaidNo refusal={mine && !wrong("reason_missing") ? mine.refusal : undefined} />
          <Field
            id="time-reason"
            name="reason"
            label="Why"
            maxlength={500}
            value={mine?.typed?.reason}
            wrong={wrong("reason_missing")}
          />
          <button class="button" type="submit">
            Correct the time
          </button>
        </JobForm>
      </details>
    </div>
  );
};

function howKnown({ siteMinutes, siteMinutesReason }: Job["row"]): string {
  return siteMinutes === null ? ", by the steps" : `, corrected: ${siteMinutesReason ?? "no reason given"}`;
}
