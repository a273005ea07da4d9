import { jobTotals } from "../billing/job-totals.ts";
import { rulesFor } from "../jobs/proof-rules.ts";
import type { Job } from "../jobs/types.ts";
import { UNDER_WAY } from "../jobs/vocabulary.ts";
import { formatMoney } from "../money/format.ts";
import { type PortalProfile, profileFor } from "../portals/profile.ts";
import { calendarDateIn } from "../time/calendar.ts";
import { formatDay } from "../time/format.ts";
import type { Check, CheckName } from "./types.ts";

/** A job with what its checks ask of it again and again. */
export type Scene = {
  job: Job;
  /** Milliseconds since 1970. */
  now: number;
  /** The calendar date where the vendor is. */
  today: string;
  rules: ReturnType<typeof rulesFor>;
  profile: PortalProfile;
  /** Of all lines, in minor units of the job's currency. */
  total: number;
  /** Whether the field work is over: what is missing before waits, what is missing after fails. */
  done: boolean;
  money: (amount: number) => string;
  day: (date: string) => string;
  /** Where the portal's rules are changed; null for a job without a portal. */
  portalAddress: string | null;
};

export function sceneOf(job: Job, now: number): Scene {
  const { timeZone, locale } = job.organisation;
  const { status, currency } = job.row;
  const underWay: readonly string[] = UNDER_WAY;
  return {
    ...{ job, now, rules: rulesFor(job), profile: profileFor(job) },
    today: calendarDateIn(timeZone, now),
    total: jobTotals(job).total,
    done: !underWay.includes(status) && status !== "cancelled",
    money: (amount) => formatMoney(amount, currency, locale),
    day: (date) => formatDay(date, locale),
    portalAddress: job.portal && `/office/settings/portals/${job.portal.id}`,
  };
}

export function pass(name: CheckName, words: string): Check {
  return { name, state: "pass", words, mend: null, at: null };
}

/** How and where something is mended. */
export type Mend = { mend: string; at: string | null };

export function fail(name: CheckName, words: string, { mend, at }: Mend): Check {
  return { name, state: "fail", words, mend, at };
}

/** What the field work brings: it waits while that is under way, and fails when it is over. */
export function missing({ done }: Scene, name: CheckName, words: string, mend: Mend): Check {
  return done ? fail(name, words, mend) : { name, state: "wait", words, mend: null, at: null };
}
