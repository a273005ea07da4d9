import type { SiteRow } from "../../worker/database/rows.ts";
import { JOB_STATUS } from "../parts/words.ts";

/** What a status is called for the crew: what the office still has to look at is done for them. */
export const CREW_STATUS: typeof JOB_STATUS = {
  ...JOB_STATUS,
  completed: { word: "Completed", tone: "good" },
  returned: { word: "Back to you", tone: "warn" },
};

/** What the job is called: its work order, if the ticket brought one. */
export function numberOf(row: { ticketNumber: string | null }): string {
  return row.ticketNumber ? `WO ${row.ticketNumber}` : "Job";
}

/** Street and unit on one line: `842 Cypress Bend Dr, Unit 14B`. */
export function street(site: Pick<SiteRow, "line1" | "line2">): string {
  return [site.line1, site.line2].filter(Boolean).join(", ");
}

/** Town, region and code: `Tampa FL 33602`. */
export function town(site: Pick<SiteRow, "city" | "region" | "postalCode">): string {
  return [site.city, site.region, site.postalCode].filter(Boolean).join(" ");
}
