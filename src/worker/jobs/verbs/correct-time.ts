import { changed, happened, refuse, unchanged, withRow } from "../decision.ts";
import type { Decision, Job } from "../types.ts";

const WEEK = 7 * 24 * 60;

/** Says how long the crew was on site, in minutes, where the steps say it wrongly; the reason is kept beside it. */
export function correctTime(job: Job, minutes: number, reason: string): Decision {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > WEEK) {
    return refuse("invalid_input", "The time on site is between nothing and seven days.");
  }
  const why = reason.trim();
  if (why === "") return refuse("reason_missing", "Say why the time on site is corrected.");
  const { siteMinutes, siteMinutesReason } = job.row;
  if (siteMinutes === minutes && siteMinutesReason === why) return unchanged(job);
  const next = withRow(job, { siteMinutes: minutes, siteMinutesReason: why });
  return changed(next, happened("time.corrected", { minutes, before: minutesOnSite(job.row), reason: why }));
}

/** Whole minutes on site: as corrected, else from arriving to completing; null while the job is not completed. */
export function minutesOnSite(row: Pick<Job["row"], "onSiteAt" | "completedAt" | "siteMinutes">) {
  if (row.siteMinutes !== null) return row.siteMinutes;
  if (row.onSiteAt === null || row.completedAt === null) return null;
  return Math.max(0, Math.round((row.completedAt - row.onSiteAt) / 60_000));
}
