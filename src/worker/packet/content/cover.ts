import { durationWords } from "../../../views/office/duration.ts";
import { windowWords } from "../../../views/office/window-words.ts";
import type { Job } from "../../jobs/types.ts";
import { minutesOnSite } from "../../jobs/verbs/correct-time.ts";
import { dateWords, linesOf, momentWords, type Speech, siteLines } from "../../papers/words.ts";
import type { Fact, Section } from "./types.ts";

/** What the job is, where it was, for whom, and when it was done. */
export function coverSection(job: Job, speech: Speech): Section {
  const { row, customer, site } = job;
  const minutes = minutesOnSite(row);
  const facts = [
    fact("Work order", row.ticketNumber),
    fact("Purchase order", row.purchaseOrder),
    fact("Authorisation", row.authorisationNumber),
    fact("Site", ...siteLines(site)),
    fact("Customer", customer.name, ...linesOf(customer.address)),
    fact("Scheduled", row.scheduledOn && scheduled(row, row.scheduledOn, speech)),
    fact("Arrived on site", row.onSiteAt && momentWords(row.onSiteAt, speech)),
    fact("Completed", row.completedAt ? momentWords(row.completedAt, speech) : "not completed yet"),
    fact("Time on site", minutes !== null && durationWords(minutes)),
  ];
  return {
    kind: "cover",
    facts: facts.filter((one) => one.lines.length > 0),
    scope: row.description?.trim() || null,
  };
}

export function fact(name: string, ...lines: (string | number | false | null)[]): Fact {
  return { name, lines: lines.filter((line) => typeof line === "string" && line !== "") as string[] };
}

function scheduled(row: Job["row"], on: string, speech: Speech): string {
  const window = windowWords(row.windowStart, row.windowEnd, speech.language);
  return [dateWords(on, speech), window].filter(Boolean).join(", ");
}
