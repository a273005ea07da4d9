import type { CrewMessages } from "../../messages/crew/messages.ts";
import type { CrewJob } from "../../worker/crew/crew-job.ts";
import { formatClockRange } from "../../worker/crew/today-window.ts";
import type { SiteRow } from "../../worker/database/rows.ts";
import type { JobStatus, LineKind } from "../../worker/jobs/types.ts";
import { formatTime } from "../../worker/time/format.ts";
import type { Tone } from "../parts/words.ts";

/** What a status looks like to the crew: what the office still has to look at is done for them. */
export const CREW_TONE: { [status in JobStatus]: Tone } = {
  new: "plain",
  accepted: "plain",
  scheduled: "wait",
  en_route: "wait",
  on_site: "wait",
  completed: "good",
  approved: "good",
  closed: "good",
  on_hold: "warn",
  returned: "warn",
  cancelled: "off",
};

/** What the job is called: its work order, if the ticket brought one. */
export function numberOf(row: { ticketNumber: string | null }, t: CrewMessages): string {
  return row.ticketNumber ? t.workOrder(row.ticketNumber) : t.job;
}

/** Street and unit on one line: `842 Cypress Bend Dr, Unit 14B`. */
export function street(site: Pick<SiteRow, "line1" | "line2">): string {
  return [site.line1, site.line2].filter(Boolean).join(", ");
}

/** Town, region and code: `Tampa FL 33602`. */
export function town(site: Pick<SiteRow, "city" | "region" | "postalCode">): string {
  return [site.city, site.region, site.postalCode].filter(Boolean).join(" ");
}

type Window = Pick<CrewJob["row"], "windowStart" | "windowEnd">;

/** The time window by the clock on the wall: `8:00–10:00 AM`; null when any time will do. */
export function windowText({ windowStart, windowEnd }: Window, t: CrewMessages, locale: string) {
  const shown = (time: string) =>
    formatTime(Date.parse(`2000-01-01T${time}:00Z`), { timeZone: "UTC", locale });
  if (windowStart && windowEnd) return formatClockRange(windowStart, windowEnd, locale);
  if (windowStart) return t.window.from(shown(windowStart));
  return windowEnd ? t.window.until(shown(windowEnd)) : null;
}

/** Minutes as a person says them: `1 h 45 min`, in English as in Spanish. */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const shown = [hours > 0 && `${hours} h`, (rest > 0 || hours === 0) && `${rest} min`];
  return shown.filter(Boolean).join(" ");
}

/** Whether the price is for an hour: such work is written down as hours and minutes. */
export function isByTheHour({ kind, unit }: { kind: LineKind; unit: string }): boolean {
  return kind === "labour" && /^(h|hrs?|hours?|horas?|)\.?$/i.test(unit);
}

type Amount = { kind: LineKind; unit: string; quantity: string };

/** How much of it: `42 sq ft`, hours as `1 h 45 min`. */
export function amountText(line: Amount, locale: string): string {
  if (isByTheHour(line)) return durationText(Math.round(Number(line.quantity) * 60));
  const shown = Number(line.quantity).toLocaleString(locale, { maximumFractionDigits: 6 });
  return line.unit ? `${shown}\u00a0${line.unit}` : shown;
}
