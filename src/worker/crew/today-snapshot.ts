import type { CustomerRow, JobRow, SiteRow } from "../database/rows.ts";
import type { CrewMember } from "./crew-job.ts";
import type { TodayChange } from "./today-changes.ts";

/** A job as a line of the crew's list, with what it takes to call, to write and to drive there. */
export type TodayJob = Pick<
  JobRow,
  | "id"
  | "version"
  | "ticketNumber"
  | "title"
  | "status"
  | "reason"
  | "scheduledOn"
  | "windowStart"
  | "windowEnd"
  | "completedAt"
> & {
  site: Pick<SiteRow, "line1" | "line2" | "city" | "latitude" | "longitude">;
  phone: CustomerRow["phone"];
  /** What others changed since this member last looked at the job. */
  changes: TodayChange[];
};

/** All that the Today page is made from. It travels in the page and is kept on the phone. */
export type TodaySnapshot = {
  member: CrewMember;
  timeZone: string;
  /** The organisation's; the member's language goes before its language. */
  locale: string;
  /** Where this member has something to do. */
  jobs: TodayJob[];
  /** What they completed in the last two days: which of it is today's depends on when one looks. */
  done: TodayJob[];
  /** The office's clock when this was made, milliseconds since 1970: a phone's own may be wrong. */
  now: number;
};
