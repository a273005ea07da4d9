import type { Job } from "../jobs/types.ts";

/** A job as far as the crew sees it: without its money's way. */
export type CrewJob = Pick<
  Job,
  "organisation" | "customer" | "site" | "portal" | "row" | "lines" | "photos" | "signatures" | "notes"
>;

/** A row of the crew's list. */
export type CrewListRow = Pick<
  Job["row"],
  "id" | "ticketNumber" | "title" | "status" | "reason" | "scheduledOn" | "completedAt"
> &
  Pick<Job["site"], "line1" | "line2" | "city">;
